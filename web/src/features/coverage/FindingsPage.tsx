// Each deviation by itself: who, what, which customer, by how much.
import { useTranslation } from "react-i18next";
import type { Ref, Row } from "@/api/resource";
import { Tabs } from "@/features/coverage/Tabs";
import { ListPage } from "@/ui/list/ListPage";
import { Link } from "@/ui/nav";

const CELLS = {
  member: (_: unknown, row: Row) => {
    const who = row.values.member as Ref | null;
    return who && <Link to={`/coverage/${who.id}`}>{who.label}</Link>;
  },
};

export function Page() {
  const { t } = useTranslation("coverageDesk");
  return (
    <>
      <Tabs at="findings" />
      <ListPage resource="coverage_finding" title={t("findings")} quick={["kind"]} cells={CELLS} />
    </>
  );
}
