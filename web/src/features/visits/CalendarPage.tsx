// Plans and visits of a person by week or month, and the team's week in figures.
import { Button, Dropdown, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import type { Ref } from "@/api/resource";
import { type Calendar, type PlanLine, useTeamCalendar, useVisitCalendar } from "@/api/visits";
import { addDays, formatDay, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { daysOf, span } from "@/features/visits/days";
import { Tabs } from "@/features/visits/Tabs";
import { RefPicker } from "@/ui/field/RefPicker";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { type Change, PlanChange } from "@/ui/visit/PlanChange";
import { NewPlan, ProposePlans } from "@/ui/visit/PlanDialogs";
import "@/styles/visits.css";

const HUE = { planned: "blue", done: "green", delayed: "gold", cancelled: "default", missed: "red" } as const;
type Asked = { what: "new" | "propose" } | { what: Change; plan: PlanLine };

export function Page() {
  const { t } = useTranslation("visitDesk");
  const { data: me } = useMe();
  const { language } = useLanguage();
  const [mode, setMode] = useState<"week" | "month">("week");
  const [at, setAt] = useState(today());
  const [who, setWho] = useState<Ref | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [first, last] = span(at, mode);
  const found = useVisitCalendar(first, last, who?.id ?? null);
  const close = () => setAsked(null);
  const member = who?.id ?? null;
  return (
    <>
      <Tabs at="calendar" />
      <div className="yd-page yd-stack">
        <h1>{t("calendar")}</h1>
        <div className="yd-toolbar">
          <Segmented
            value={mode}
            onChange={setMode}
            options={[
              { value: "week", label: t("week") },
              { value: "month", label: t("month") },
            ]}
          />
          <Button onClick={() => setAt(addDays(first, -1))}>{t("earlier")}</Button>
          <Button onClick={() => setAt(today())}>{t("now")}</Button>
          <Button onClick={() => setAt(addDays(last, 1))}>{t("later")}</Button>
          <strong>
            {formatDay(first, language)} – {formatDay(last, language)}
          </strong>
          <span className="yd-grow" />
          <div style={{ width: 160 }}>
            <RefPicker resource="member" value={who} onChange={setWho} aria-label={t("whose")} />
          </div>
          {found.data?.can_plan && (
            <>
              <Button onClick={() => setAsked({ what: "propose" })}>{t("propose")}</Button>
              <Button type="primary" onClick={() => setAsked({ what: "new" })}>
                {t("plan")}
              </Button>
            </>
          )}
        </div>
        {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={8} />}
        {found.data && <Days calendar={found.data} first={first} last={last} onAsk={setAsked} />}
        {may(me?.permissions, "visit.assign") && <Team first={first} last={last} onPick={setWho} />}
      </div>
      {asked?.what === "new" && <NewPlan member={member} day={today()} onClose={close} />}
      {asked?.what === "propose" && <ProposePlans member={member} first={first} last={last} onClose={close} />}
      {asked && "plan" in asked && (
        <PlanChange
          what={asked.what}
          target={{ ids: [asked.plan.id] }}
          name={asked.plan.customer ?? t("hidden")}
          from={asked.plan.day}
          onClose={close}
        />
      )}
    </>
  );
}

interface DaysProps {
  calendar: Calendar;
  first: string;
  last: string;
  onAsk: (asked: Asked) => void;
}

function Days({ calendar, first, last, onAsk }: DaysProps) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  return (
    <div className="yd-visit-week">
      {daysOf(first, last).map((day) => {
        const plans = calendar.plans.filter((one) => one.day === day && one.status !== "delayed");
        const made = calendar.visits.filter((one) => one.day === day && one.plan_id === null);
        return (
          <section key={day} className="yd-visit-day" data-today={day === calendar.today} aria-label={day}>
            <h3>{formatDay(day, language)}</h3>
            {plans.length + made.length === 0 && <span className="yd-faint">–</span>}
            <ul>
              {plans.map((one) => (
                <li key={one.id}>
                  <Plan plan={one} can={calendar.can_plan} calendar={calendar} onAsk={onAsk} />
                </li>
              ))}
              {made.map((one) => (
                <li key={`v${one.id}`}>
                  <Tag color="green">
                    <Link to={`/visits/${one.id}`}>{one.customer ?? t("hidden")}</Link>
                  </Tag>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Plan({
  plan,
  can,
  calendar,
  onAsk,
}: { plan: PlanLine; can: boolean } & Pick<DaysProps, "calendar" | "onAsk">) {
  const { t } = useTranslation("visitDesk");
  const { data: me } = useMe();
  const visit = calendar.visits.find((one) => one.plan_id === plan.id);
  const name = `${plan.time ? `${plan.time.slice(0, 5)} ` : ""}${plan.customer ?? t("hidden")}`;
  if (plan.status !== "planned" || !can)
    return (
      <Tag color={HUE[plan.status]}>
        {visit ? <Link to={`/visits/${visit.id}`}>{name}</Link> : <span title={plan.reason}>{name}</span>}
      </Tag>
    );
  const items = [
    { key: "delay", label: t("delay") },
    { key: "cancel", label: t("cancel") },
    ...(may(me?.permissions, "visit.assign") ? [{ key: "assign", label: t("assign") }] : []),
  ];
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        onClick: ({ key }) => {
          onAsk({ what: key as Change, plan });
        },
      }}
    >
      <Button type="text" size="small" aria-label={`${name} ${t(`planStatus.${plan.status}`)}`}>
        <Tag color={HUE[plan.status]}>{name}</Tag>
      </Button>
    </Dropdown>
  );
}

function Team({ first, last, onPick }: { first: string; last: string; onPick: (who: Ref) => void }) {
  const { t } = useTranslation("visitDesk");
  const found = useTeamCalendar(first, last);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || found.data.people.length === 0) return null;
  const sums = (id: number) => {
    const own = found.data.cells.filter((one) => one.member_id === id);
    const sum = (name: "planned" | "done" | "missed") => own.reduce((all, one) => all + one[name], 0);
    return { planned: sum("planned"), done: sum("done"), missed: sum("missed") };
  };
  return (
    <section className="yd-panel" aria-label={t("team")}>
      <h2>{t("team")}</h2>
      <ul className="yd-visit-team">
        {found.data.people.map((one) => {
          const { planned, done, missed } = sums(one.id);
          return (
            <li key={one.id}>
              <Button type="link" onClick={() => onPick({ id: one.id, label: one.name })}>
                {one.name}
              </Button>
              <Tag color="blue">{t("planned", { count: planned })}</Tag>
              <Tag color="green">{t("done", { count: done })}</Tag>
              {missed > 0 && <Tag color="red">{t("missed", { count: missed })}</Tag>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
