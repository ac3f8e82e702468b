// Customers that need a word: visit overdue, buying late, contact late, dormant – each figure opens its customers, and
// each customer says why, in days.
import { useTranslation } from "react-i18next";
import { useOverview, type Warning } from "@/api/segments";
import type { Condition } from "@/domain/conditions";
import { formatDay, today } from "@/domain/dates";
import { countText, whyOf } from "@/domain/standing";
import { PeoplePanel } from "@/features/segments/PeoplePanel";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useLanguage } from "@/ui/language";
import { ListPage } from "@/ui/list/ListPage";
import { useAddress } from "@/ui/nav";
import { PageError } from "@/ui/state/PageError";
import "@/styles/segments.css";

const WARNINGS: readonly Warning[] = ["buying", "both", "contact", "dormant"];
// What the reasons are said from is asked for as well, though narrow: dates and gaps.
const COLUMNS = [
  "name",
  "grade",
  "attention",
  "visit_due_on",
  "won_last",
  "last_followup_at",
  "buy_expected",
  "contact_expected",
  "owner",
];

function wanted(show: string): Condition {
  const late = { field: "visit_due_on", operator: "<" as const, value: today() };
  if (show === "visits") return { combinator: "and", rules: [late] };
  const found = WARNINGS.find((one) => one === show);
  if (found) return { combinator: "and", rules: [{ field: "attention", operator: "=", value: found }] };
  return { combinator: "or", rules: [late, { field: "attention", operator: "in", value: [...WARNINGS] }] };
}

export function Page() {
  const { t } = useTranslation("segments");
  const { search } = useAddress();
  const show = search.get("show") ?? "";
  return (
    <ListPage
      key={show}
      resource="customer"
      title={show ? t(show === "visits" ? "attention.visits" : `warning.${show as Warning}`) : t("attention.title")}
      above={<Figures scope={search.get("scope") ?? "all"} />}
      quick={["grade"]}
      fixedFilter={wanted(show)}
      defaults={{ columns: COLUMNS, sort: [{ field: "visit_due_on", desc: false }] }}
      cells={{ attention: (_, { values }) => <Why values={values} /> }}
      creates={false}
      none={{ title: t("attention.nothing"), hint: t("attention.nothingHint") }}
    />
  );
}

function Figures({ scope }: { scope: string }) {
  const { t } = useTranslation("segments");
  const { language } = useLanguage();
  const found = useOverview(scope);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { visits, visits_by_grade, warnings, worked_on } = found.data;
  const link = (name: string) => `/attention?scope=${scope}&show=${name}`;
  const byGrade = visits_by_grade.map((one) => `${one.grade || t("none")} ${countText(one)}`).join(" · ");
  return (
    <>
      <section className="yd-figures" aria-label={t("attention.title")}>
        <StatFigure
          label={t("attention.visits")}
          value={countText(visits)}
          to={link("visits")}
          note={byGrade || t("attention.visitsNote")}
        />
        {WARNINGS.map((name) => (
          <StatFigure
            key={name}
            label={t(`warning.${name}`)}
            value={countText(warnings.find((one) => one.warning === name) ?? { count: 0 })}
            to={link(name)}
            note={t(`warningNote.${name}`)}
          />
        ))}
      </section>
      <p className="yd-faint">
        {worked_on ? t("attention.workedOn", { day: formatDay(worked_on, language) }) : t("attention.notYet")}
      </p>
      {scope !== "mine" && <PeoplePanel />}
    </>
  );
}

function Why({ values }: { values: Record<string, unknown> }) {
  const { t } = useTranslation("segments");
  const said = whyOf(values, today()).map(({ kind, days, every }) => t(`why.${kind}`, { days, every: every ?? 0 }));
  return <span title={said.join("\n")}>{said.join(" · ")}</span>;
}
