// Everybody who should have a coverage card: its state, and how much deviates from it.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { KINDS } from "@/api/coverage";
import type { Ref, Row } from "@/api/resource";
import { findingsOf } from "@/features/coverage/links";
import { Tabs } from "@/features/coverage/Tabs";
import { ListPage } from "@/ui/list/ListPage";
import { Link } from "@/ui/nav";

const member = (row: Row) => row.values.member as Ref | null;

const figure = (kind?: (typeof KINDS)[number]) => (value: unknown, row: Row) => {
  const who = member(row);
  if (typeof value !== "number" || value === 0 || !who) return <span className="yd-faint">{String(value ?? "")}</span>;
  return <Link to={findingsOf({ member: who.id }, kind)}>{value}</Link>;
};

const CELLS: Record<string, (value: unknown, row: Row) => ReactNode> = {
  member: (_, row) => {
    const who = member(row);
    return who && <Link to={`/coverage/${who.id}`}>{who.label}</Link>;
  },
  parts: (value) => (typeof value === "number" && value > 0 ? `${value} / 7` : <span className="yd-faint">–</span>),
  deviations: figure(),
  ...Object.fromEntries(KINDS.map((kind) => [kind, figure(kind)])),
};

export function Page() {
  const { t } = useTranslation("coverage");
  return (
    <>
      <Tabs at="list" />
      <ListPage resource="coverage" title={t("title")} quick={["state"]} cells={CELLS} />
    </>
  );
}
