// The own work plan of a day, a week or a month on the phone, and that of somebody else for the superior.
import "@/styles/phone-forms.css";
import "@/styles/phone-gap.css";
import "@/styles/reports.css";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Plan, useMyPlan, usePlan } from "@/api/plans";
import { KINDS, spanText } from "@/api/reports";
import { addDays, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { AnswerPanel } from "@/mobile/plans/AnswerPanel";
import { OwnPlan } from "@/mobile/plans/OwnPlan";
import { PlanHead, PlanItems } from "@/mobile/plans/PlanItems";
import { Head } from "@/mobile/record/Head";
import { Steps } from "@/mobile/record/Steps";
import { KindChips } from "@/mobile/reports/KindChips";
import { Link, useAddress, useParam, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const { data: me } = useMe();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const found = useMyPlan(kind, search.get("day"));
  const plan = found.data;
  return (
    <>
      <Head title={t(`plan.mine.${kind}`)}>
        {may(me?.permissions, "report.lead") && (
          <Link to={`/m/plans/team?kind=${kind}`} className="ph-report-team">
            {t("tabs.team")}
          </Link>
        )}
      </Head>
      <KindChips kind={kind} of="plan.kind">
        {kind === "day" && (
          <button type="button" onClick={() => patch({ day: addDays(today(), 1) })}>
            {t("plan.tomorrow")}
          </button>
        )}
      </KindChips>
      {plan && (
        <Steps onBack={() => patch({ day: plan.before })} onOn={() => patch({ day: plan.after })}>
          <b className="yd-num">{spanText(plan.start, plan.end)}</b>
        </Steps>
      )}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={5} />}
      {plan && <OwnPlan key={`${plan.kind}${plan.start}:${plan.version}`} plan={plan} />}
    </>
  );
}

export function OnePage() {
  const text = useParam("id");
  return text && /^\d{1,15}$/.test(text) ? <One id={Number(text)} /> : <NotFound />;
}

function One({ id }: { id: number }) {
  const found = usePlan(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return found.isPending ? <Loading rows={5} /> : <Theirs plan={found.data} />;
}

function Theirs({ plan }: { plan: Plan }) {
  const { t } = useTranslation("reports");
  return (
    <>
      <Head title={t("plan.of", { name: plan.member.name, kind: t(`plan.kind.${plan.kind}`) })} />
      <p className="yd-num">{spanText(plan.start, plan.end)}</p>
      {plan.own ? (
        <OwnPlan key={plan.version} plan={plan} />
      ) : (
        <>
          <PlanHead plan={plan} />
          <PlanItems plan={plan} items={plan.items} />
          {plan.can_lead && plan.id !== null && <AnswerPanel key={plan.version} plan={plan} />}
        </>
      )}
    </>
  );
}
