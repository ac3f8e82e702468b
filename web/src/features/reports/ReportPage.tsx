// Somebody's report: by its number, or by the person and the day.
import { useTranslation } from "react-i18next";
import { KINDS, type Sheet, useOfMember, useReport } from "@/api/reports";
import { today } from "@/domain/dates";
import { SheetView } from "@/features/reports/SheetView";
import { Tabs } from "@/features/reports/Tabs";
import { Link, useAddress, useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

const numberOf = (text: string | undefined) => (text && /^\d{1,15}$/.test(text) ? Number(text) : null);

export function Page() {
  const id = numberOf(useParam("id"));
  return id ? <One id={id} /> : <NotFound />;
}

export function MemberPage() {
  const { search } = useAddress();
  const id = numberOf(useParam("member"));
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  return id ? <OfMember key={id} id={id} kind={kind} day={search.get("day") ?? today()} /> : <NotFound />;
}

function One({ id }: { id: number }) {
  const found = useReport(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return found.isPending ? <Loading shape="page" /> : <Shown sheet={found.data} />;
}

function OfMember({ id, kind, day }: { id: number; kind: Sheet["kind"]; day: string }) {
  const found = useOfMember(id, kind, day);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return found.isPending ? <Loading shape="page" /> : <Shown sheet={found.data} />;
}

function Shown({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  return (
    <div className="yd-page yd-stack">
      <Tabs at="team" />
      <SheetView
        key={`${sheet.id}:${sheet.version}`}
        sheet={sheet}
        title={t("of", { name: sheet.member.name, kind: t(`kind.${sheet.kind}`) })}
        steps={<Link to={`/reports/team?kind=${sheet.kind}&day=${sheet.start}`}>{t("back")}</Link>}
      />
    </div>
  );
}
