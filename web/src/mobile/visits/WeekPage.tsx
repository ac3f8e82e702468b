// The own planned visits of a week, day by day; each opens the customer and can be put off or cancelled.
import "@/styles/phone-gap.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PlanLine, useVisitCalendar } from "@/api/visits";
import { addDays, formatDay, today } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { Sheet } from "@/mobile/record/Sheet";
import { Steps } from "@/mobile/record/Steps";
import { ChangeSheet } from "@/mobile/visits/ChangeSheet";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { useOnline } from "@/ui/state/useOnline";
import { monday } from "@/ui/task/words";

const HUE = { planned: "accent", done: "gain", delayed: "grey", cancelled: "grey", missed: "risk" } as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function Page() {
  const { t } = useTranslation("visitPlans");
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const online = useOnline();
  const asked = search.get("day") ?? "";
  const first = monday(DAY.test(asked) ? asked : today());
  const last = addDays(first, 6);
  const found = useVisitCalendar(first, last, null);
  const plans = (found.data?.plans ?? []).filter((one) => one.status !== "delayed");
  const days = Array.from({ length: 7 }, (_, n) => addDays(first, n));
  return (
    <>
      <Head title={t("week")} />
      <Steps onBack={() => patch({ day: addDays(first, -7) })} onOn={() => patch({ day: addDays(first, 7) })}>
        <b>
          {formatDay(first, language, true)} – {formatDay(last, language, true)}
        </b>
      </Steps>
      {!online && (
        <p className="ph-alert" role="status">
          {t("offline")}
        </p>
      )}
      {found.isError && online && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && online && <Loading rows={5} />}
      {found.data && plans.length === 0 && <EmptyState title={t("empty")} hint={t("emptyHint")} />}
      {plans.length > 0 &&
        days.map((day) => (
          <DayPanel
            key={day}
            day={day}
            plans={plans.filter((one) => one.day === day)}
            changes={found.data?.can_plan === true}
          />
        ))}
    </>
  );
}

function DayPanel({ day, plans, changes }: { day: string; plans: PlanLine[]; changes: boolean }) {
  const { t } = useTranslation("visitPlans");
  const { language } = useLanguage();
  if (plans.length === 0) return null;
  return (
    <section className="ph-panel" aria-label={day}>
      <h2>
        {day === today() ? t("today") : formatDay(day, language, true)}
        <small className="yd-num">{plans.length}</small>
      </h2>
      <ul className="ph-rows">
        {plans.map((one) => (
          <li key={one.id}>
            <PlanRow plan={one} changes={changes} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlanRow({ plan, changes }: { plan: PlanLine; changes: boolean }) {
  const { t } = useTranslation("visitPlans");
  const { t: tv } = useTranslation("phoneVisits");
  const [open, setOpen] = useState(false);
  const name = plan.customer ?? "";
  const words = (
    <>
      <strong>{name}</strong>
      <small className="ph-words">
        {[plan.time?.slice(0, 5), tv(`purpose.${plan.purpose}`), plan.reason].filter(Boolean).join(" · ")}
      </small>
    </>
  );
  return (
    <div className="ph-row">
      {plan.customer_id ? (
        <Link to={`/m/customers/${plan.customer_id}`} className="ph-open">
          {words}
        </Link>
      ) : (
        <span>{words}</span>
      )}
      <Tag color={HUE[plan.status]}>{t(`status.${plan.status}`)}</Tag>
      {changes && plan.status === "planned" && (
        <button
          type="button"
          className="ph-plan-edit"
          aria-label={t("changeOf", { name })}
          onClick={() => setOpen(true)}
        >
          {t("change")}
        </button>
      )}
      <Sheet open={open} onClose={() => setOpen(false)}>
        <ChangeSheet plan={plan.id} name={name} day={plan.day} onDone={() => setOpen(false)} />
      </Sheet>
    </div>
  );
}
