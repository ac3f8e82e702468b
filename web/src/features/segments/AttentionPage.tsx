// Customers that need a word: visit overdue, buying late, contact late, dormant – each figure opens its customers.
import { useTranslation } from "react-i18next";
import { useOverview, type Warning } from "@/api/segments";
import type { Condition } from "@/domain/conditions";
import { formatDay, today } from "@/domain/dates";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useLanguage } from "@/ui/language";
import { ListPage } from "@/ui/list/ListPage";
import { useAddress } from "@/ui/nav";
import { PageError } from "@/ui/state/PageError";

const WARNINGS: readonly Warning[] = ["buying", "both", "contact", "dormant"];
const COLUMNS = [
  "name",
  "grade",
  "attention",
  "visit_due_on",
  "won_last",
  "buy_expected",
  "last_followup_at",
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
  const { language } = useLanguage();
  const { search } = useAddress();
  const scope = search.get("scope") ?? "all";
  const show = search.get("show") ?? "";
  const found = useOverview(scope);
  const link = (name: string) => `/attention?scope=${scope}&show=${name}`;
  const count = (name: Warning) => found.data?.warnings.find((one) => one.warning === name)?.count ?? 0;
  return (
    <>
      <div className="yd-page">
        {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && (
          <section className="yd-figures" aria-label={t("attention.title")}>
            <StatFigure
              label={t("attention.visits")}
              value={found.data.visits}
              to={link("visits")}
              note={t("attention.visitsNote")}
            />
            {WARNINGS.map((name) => (
              <StatFigure
                key={name}
                label={t(`warning.${name}`)}
                value={count(name)}
                to={link(name)}
                note={t(`warningNote.${name}`)}
              />
            ))}
          </section>
        )}
        <p className="yd-faint">
          {found.data?.worked_on
            ? t("attention.workedOn", { day: formatDay(found.data.worked_on, language) })
            : t("attention.notYet")}
        </p>
      </div>
      <ListPage
        key={show}
        resource="customer"
        title={show ? t(show === "visits" ? "attention.visits" : `warning.${show as Warning}`) : t("attention.title")}
        quick={["grade"]}
        fixedFilter={wanted(show)}
        defaults={{ columns: COLUMNS, sort: [{ field: "visit_due_on", desc: false }] }}
      />
    </>
  );
}
