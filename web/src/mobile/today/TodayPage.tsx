// Today: whom to contact (late ones first), how the month stands, and the next seven days.
import { RightOutline } from "antd-mobile-icons";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { type Me, useMe } from "@/api/me";
import { useRows } from "@/api/records";
import type { Row } from "@/api/resource";
import type { Rule } from "@/domain/conditions";
import { addDays, dayOf, daysBetween, formatDay, formatMoment, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { homeNode } from "@/mobile/results/attainment";
import { MonthCard } from "@/mobile/results/MonthCard";
import { WeekCard } from "@/mobile/results/WeekCard";
import { OwnTargetCard } from "@/mobile/targets/OwnTargetCard";
import { TasksCard } from "@/mobile/today/TasksCard";
import { withTexts } from "@/texts/i18n";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";

const AHEAD = 7;
const RiskCard = lazyPart(
  withTexts(["risks"], () => import("@/mobile/today/RiskCard").then((one) => ({ default: one.RiskCard }))),
);
const ReportCard = lazyPart(
  withTexts(["reports"], () => import("@/mobile/today/ReportCard").then((one) => ({ default: one.ReportCard }))),
);
/** What is to be contacted: customers, and leads that are open. */
interface Due extends Row {
  path: string;
}
const dueDay = (row: Row) => dayOf(new Date(String(row.values.next_contact_at)));

function DuePanel({ title, rows, late }: { title: string; rows: Due[]; late?: boolean }) {
  const { t } = useTranslation("phone");
  const { language } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <section className="ph-panel">
      <h2>
        {title}
        <small className="yd-num">{rows.length}</small>
      </h2>
      <ul className="ph-rows">
        {rows.map((row) => {
          const day = dueDay(row);
          return (
            <li key={row.path}>
              <Link to={row.path} className="ph-row">
                <span>
                  <strong>{String(row.values.name)}</strong>
                  <small className={late ? "yd-risk" : undefined}>
                    {row.path.startsWith("/m/leads") && `${t("tabs.leads")} · `}
                    {late
                      ? t("today.days", { count: daysBetween(day, today()) })
                      : day === today()
                        ? formatMoment(String(row.values.next_contact_at), language).slice(11)
                        : formatDay(day, language, true)}
                  </small>
                </span>
                <RightOutline />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function useDue(resource: "customer" | "lead", enabled: boolean) {
  const soon: Rule = { field: "next_contact_at", operator: "<=", value: addDays(today(), AHEAD) };
  const open: Rule = { field: "status", operator: "in", value: ["new", "contacted", "qualified"] };
  const found = useRows(
    resource,
    {
      scope: "mine",
      filter: { combinator: "and", rules: resource === "lead" ? [soon, open] : [soon] },
      sort: [{ field: "next_contact_at", desc: false }],
      columns: ["name", "next_contact_at"],
      limit: 100,
    },
    enabled,
  );
  const rows = (found.data?.rows ?? []).filter((row) => row.values.next_contact_at);
  return {
    ...found,
    waits: enabled && found.isPending,
    due: rows.map((row) => ({ ...row, path: `/m/${resource}s/${row.id}` })),
  };
}
const byDate = (one: Row, other: Row) =>
  String(one.values.next_contact_at).localeCompare(String(other.values.next_contact_at));

function DueList({ permissions }: { permissions: Me["permissions"] }) {
  const { t } = useTranslation("phone");
  const customers = useDue("customer", may(permissions, "customer.read"));
  const leads = useDue("lead", may(permissions, "lead.read"));
  if (customers.waits || leads.waits) return <Loading rows={4} />;
  const failed = [customers, leads].find((one) => one.isError);
  if (failed?.error) return <PageError error={failed.error} onRetry={() => void failed.refetch()} />;
  const all: Due[] = [...customers.due, ...leads.due].sort(byDate);
  const now = today();
  const due = all.filter((row) => dueDay(row) === now);
  const late = all.filter((row) => dueDay(row) < now);
  return (
    <>
      {due.length === 0 && late.length === 0 ? (
        <section className="ph-panel">
          <EmptyState compact art="done" title={t("today.nothing")} hint={t("today.nothingHint")} />
        </section>
      ) : (
        <>
          <DuePanel title={t("today.overdue")} rows={late} late />
          <DuePanel title={t("today.due")} rows={due} />
        </>
      )}
      <DuePanel title={t("today.later")} rows={all.filter((row) => dueDay(row) > now)} />
    </>
  );
}

function Hello({ me }: { me: Me }) {
  const { t } = useTranslation("phone");
  const { language } = useLanguage();
  const day = new Intl.DateTimeFormat(language, {
    month: "long",
    day: "numeric",
    weekday: "long",
    timeZone: "UTC",
  }).format(new Date(`${today()}T00:00:00Z`));
  return (
    <header className="ph-head">
      <h1>{t("today.hello", { name: me.user.name, day })}</h1>
    </header>
  );
}

/** Where one goes every day: one touch from the first page. */
function Daily({ permissions }: { permissions: Me["permissions"] }) {
  const { t } = useTranslation("phone");
  const { t: tf } = useTranslation("forecast");
  const { t: ts } = useTranslation("shell");
  const leads = may(permissions, "remedy.edit");
  const links = [
    { permission: "remedy.edit", to: "/m/cockpit", text: ts("nav.cockpit") },
    { permission: "deal.read", to: `/m/deals?show=all${leads ? "&scope=all" : ""}`, text: t("tabs.deals") },
    { permission: "forecast.read", to: "/m/forecast", text: tf("title") },
    { permission: "insight.leaderboard", to: "/m/leaderboard", text: ts("nav.leaderboard") },
  ].filter((one) => may(permissions, one.permission));
  if (links.length === 0) return null;
  return (
    <nav className="ph-chips" aria-label={t("today.daily")}>
      {links.map((one) => (
        <Link key={one.to} to={one.to} className="ph-chip">
          {one.text}
        </Link>
      ))}
    </nav>
  );
}

export function TodayPage() {
  const { data: me } = useMe();
  if (!me) return null;
  const node = me.member ? homeNode(me.member, me.permissions) : null;
  return (
    <>
      <Hello me={me} />
      {me.member && <Daily permissions={me.permissions} />}
      {node && may(me.permissions, "target.read") && <MonthCard node={node} />}
      {me.member && may(me.permissions, "target.read") && <OwnTargetCard />}
      {me.member && may(me.permissions, "target.read") && <WeekCard member={me.member.id} />}
      {me.member && may(me.permissions, "report.edit") && (
        <Suspense fallback={null}>
          <ReportCard />
        </Suspense>
      )}
      {me.member && may(me.permissions, "task.read") && <TasksCard />}
      {node && may(me.permissions, "risk.read") && (
        <Suspense fallback={null}>
          <RiskCard node={node} />
        </Suspense>
      )}
      {(may(me.permissions, "customer.read") || may(me.permissions, "lead.read")) && (
        <DueList permissions={me.permissions} />
      )}
    </>
  );
}
