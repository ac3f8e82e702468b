// The leaderboard on the phone: the own place first, then the board; by day or to date, in any metric.
import "@/styles/phone-board.css";
import "@/styles/workbench.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Place, type Ranking, useRanking } from "@/api/boards";
import { useMetrics } from "@/api/metrics";
import { today } from "@/domain/dates";
import { Money, UnitProvider } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SPANS = ["day", "week", "month", "quarter", "year"] as const;
const BYS = ["person", "team", "region"] as const;
const FIRST = "revenue_won";
const STEP = 50;
const MOST = 500;

export function LeaderboardPage() {
  const { t } = useTranslation("boards");
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const [limit, setLimit] = useState(STEP);
  const metrics = useMetrics().data ?? [];
  const span = SPANS.find((one) => one === search.get("period")) ?? "month";
  const by = BYS.find((one) => one === search.get("by")) ?? "person";
  const metric = search.get("metric") ?? FIRST;
  const date = search.get("date") ?? today();
  const found = useRanking({ period: span, by, metric, date, limit });
  const shown = metrics.filter((one) => one.additive || by !== "region");
  return (
    <>
      <header className="ph-head">
        <h1>{t("title")}</h1>
        <select
          aria-label={t("metric")}
          className="ph-board-metric"
          value={metric}
          onChange={(event) => patch({ metric: event.target.value === FIRST ? null : event.target.value })}
        >
          {shown.map((one) => (
            <option key={one.code} value={one.code}>
              {one.label[language === "en" ? "en" : "zh"]}
            </option>
          ))}
        </select>
      </header>
      <div className="ph-chips">
        {SPANS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === span}
            onClick={() => patch({ period: one, date: null })}
          >
            {t(`spans.${one}`)}
          </button>
        ))}
      </div>
      <div className="ph-chips">
        {BYS.map((one) => (
          <button key={one} type="button" aria-pressed={one === by} onClick={() => patch({ by: one })}>
            {t(`bys.${one}`)}
          </button>
        ))}
      </div>
      {found.isPending && <Loading rows={8} />}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <UnitProvider value={found.data.metric.unit}>
          <Board ranking={found.data} person={by === "person"} />
          {found.data.size > limit && limit < MOST && (
            <button type="button" className="yd-button ph-board-more" onClick={() => setLimit(limit + STEP * 2)}>
              {t("more")}
            </button>
          )}
        </UnitProvider>
      )}
    </>
  );
}

function Board({ ranking, person }: { ranking: Ranking; person: boolean }) {
  const { t } = useTranslation("boards");
  return (
    <>
      {person && (
        <section className="ph-panel ph-board-mine">
          {ranking.hidden ? t("youAreHidden") : <Mine mine={ranking.mine} size={ranking.size} />}
        </section>
      )}
      {ranking.rows.length === 0 ? (
        <EmptyState compact title={t("nobody")} />
      ) : (
        <section className="ph-panel">
          <ol className="ph-board">
            {ranking.rows.map((place) => (
              <Row key={place.key} place={place} person={person} mine={person && place.key === ranking.mine?.key} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Mine({ mine, size }: { mine: Place | null; size: number }) {
  const { t } = useTranslation("boards");
  if (!mine) return <>{t("notYet")}</>;
  return (
    <>
      <div className="ph-board-place">
        <b>{t("place", { rank: mine.rank })}</b>
        <small>{t("ofSize", { count: size })}</small>
      </div>
      <div className="ph-board-place">
        <b className="yd-num">
          <Money fen={mine.fen} />
        </b>
        <small>
          {mine.gap === null ? (
            t("leading")
          ) : (
            <>
              {t("toNext")} <Money fen={mine.gap} />
            </>
          )}
        </small>
      </div>
    </>
  );
}

function Row({ place, person, mine }: { place: Place; person: boolean; mine: boolean }) {
  return (
    <li className={mine ? "ph-board-own" : ""} aria-current={mine ? "true" : undefined}>
      <span className={place.rank <= 3 ? `yd-medal yd-medal-${place.rank}` : "yd-num"}>{place.rank}</span>
      <span className="ph-board-who">
        <strong>{place.name}</strong>
        {person && <small>{place.team}</small>}
      </span>
      <span className="yd-num">
        <Money fen={place.fen} />
      </span>
    </li>
  );
}
