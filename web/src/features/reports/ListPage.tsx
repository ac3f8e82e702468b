// All reports as a list: filters, groups, export.
import { Tabs } from "@/features/reports/Tabs";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  return (
    <>
      <Tabs at="all" />
      <ListPage resource="report" quick={["kind", "status"]} creates={false} />
    </>
  );
}
