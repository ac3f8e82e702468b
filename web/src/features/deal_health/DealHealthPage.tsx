// Deals that need you: how many stand how, each figure opens its deals; superiors see whose they are.
import { useTranslation } from "react-i18next";
import { KINDS, type SignalKind, useHealthOverview } from "@/api/plays";
import type { Condition } from "@/domain/conditions";
import { formatDay } from "@/domain/dates";
import { countText } from "@/domain/standing";
import { PeoplePanel } from "@/features/deal_health/PeoplePanel";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useLanguage } from "@/ui/language";
import { ListPage } from "@/ui/list/ListPage";
import { Link, useAddress } from "@/ui/nav";
import { PageError } from "@/ui/state/PageError";

const COLUMNS = ["name", "health", "health_score", "health_signals", "amount", "stage", "expected_close", "owner"];
const LEVELS = ["risk", "watch"] as const;
/** Beside the levels one row of figures holds so many signals; the rest follows in small. */
const FEW = 4;

function wanted(show: string): Condition {
  const kind = KINDS.find((one) => one === show);
  if (kind) return { combinator: "and", rules: [{ field: "health_signals", operator: "in", value: [kind] }] };
  const level = LEVELS.find((one) => one === show);
  return { combinator: "and", rules: [{ field: "health", operator: "in", value: level ? [level] : [...LEVELS] }] };
}

export function Page() {
  const { t } = useTranslation("plays");
  const { search } = useAddress();
  const show = search.get("show") ?? "";
  const kind = KINDS.find((one) => one === show);
  return (
    <ListPage
      key={show}
      resource="deal"
      title={kind ? t(`kind.${kind}`) : t("needsYou")}
      above={<Figures scope={search.get("scope") ?? "all"} />}
      quick={["stage"]}
      fixedFilter={wanted(show)}
      defaults={{ columns: COLUMNS, sort: [{ field: "health_score", desc: false }] }}
      creates={false}
      none={{ title: t("none"), hint: t("noneHint") }}
    />
  );
}

function Figures({ scope }: { scope: string }) {
  const { t } = useTranslation("plays");
  const { t: td } = useTranslation("playsDesk");
  const { language } = useLanguage();
  const found = useHealthOverview(scope);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { levels, kinds, worked_on } = found.data;
  const link = (name: string) => `/deal-health?scope=${scope}&show=${name}`;
  const shown = kinds.filter((one) => one.count > 0);
  return (
    <>
      <section className="yd-figures" aria-label={t("needsYou")}>
        {LEVELS.map((name) => (
          <StatFigure
            key={name}
            label={t(`level.${name}`)}
            value={countText(levels.find((one) => one.level === name) ?? { count: 0 })}
            to={link(name)}
            tone={name === "risk" ? "risk" : "plain"}
          />
        ))}
        {shown.slice(0, FEW).map(({ kind, ...figure }) => (
          <StatFigure key={kind} label={t(`kind.${kind as SignalKind}`)} value={countText(figure)} to={link(kind)} />
        ))}
      </section>
      {shown.length > FEW && (
        <p className="yd-play-numbers">
          {shown.slice(FEW).map(({ kind, ...figure }) => (
            <Link key={kind} to={link(kind)}>
              {t(`kind.${kind}`)} {countText(figure)}
            </Link>
          ))}
        </p>
      )}
      <p className="yd-faint">
        {td("lead")} {worked_on ? td("atNight") : ""} {worked_on && `(${formatDay(worked_on, language)})`}
      </p>
      {scope !== "mine" && <PeoplePanel />}
    </>
  );
}
