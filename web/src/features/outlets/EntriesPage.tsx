// Every entry of the ledgers within reach, to filter, correct, export and import.
import type { Ref, Row } from "@/api/resource";
import { Tabs } from "@/features/outlets/Tabs";
import { ListPage } from "@/ui/list/ListPage";
import { Link } from "@/ui/nav";

const CELLS = {
  customer: (_: unknown, row: Row) => {
    const outlet = row.values.customer as Ref | null;
    return outlet && <Link to={`/outlets/${outlet.id}`}>{outlet.label}</Link>;
  },
};

export function Page() {
  return (
    <>
      <Tabs at="entries" />
      <ListPage resource="ledger_entry" quick={["source", "below_floor", "outside"]} cells={CELLS} />
    </>
  );
}
