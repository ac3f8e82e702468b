// The own work plan of a day, a week or a month: proposed, adjusted, matched with what happened.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMyPlan, usePlan } from "@/api/plans";
import { KINDS } from "@/api/reports";
import { addDays, today } from "@/domain/dates";
import { PlanView } from "@/features/reports/PlanView";
import { KindPicker, Steps } from "@/features/reports/Spans";
import { Tabs } from "@/features/reports/Tabs";
import { Link, useAddress, useParam, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const found = useMyPlan(kind, search.get("day"));
  const plan = found.data;
  return (
    <div className="yd-page yd-stack">
      <Tabs at="plan" />
      <div className="yd-toolbar">
        <KindPicker kind={kind} of="plan.kind" />
        {kind === "day" && (
          <>
            <Button onClick={() => patch({ day: null })}>{t("plan.today")}</Button>
            <Button onClick={() => patch({ day: addDays(today(), 1) })}>{t("plan.tomorrow")}</Button>
          </>
        )}
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {plan && (
        <PlanView
          key={`${plan.kind}${plan.start}:${plan.version}`}
          plan={plan}
          title={t(`plan.mine.${plan.kind}`)}
          steps={<Steps before={plan.before} after={plan.after} />}
        />
      )}
    </div>
  );
}

export function OnePage() {
  const text = useParam("id");
  return text && /^\d{1,15}$/.test(text) ? <One id={Number(text)} /> : <NotFound />;
}

function One({ id }: { id: number }) {
  const { t } = useTranslation("reports");
  const found = usePlan(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const plan = found.data;
  return (
    <div className="yd-page yd-stack">
      <Tabs at="execution" />
      <PlanView
        key={`${plan.id}:${plan.version}`}
        plan={plan}
        title={t("plan.of", { name: plan.member.name, kind: t(`plan.kind.${plan.kind}`) })}
        steps={<Link to={`/plans/execution?kind=${plan.kind}&day=${plan.start}`}>{t("plan.back")}</Link>}
      />
    </div>
  );
}
