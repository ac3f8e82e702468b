// The leaderboard for the big screen in the office: large, no controls, renewed every minute.
import "@/styles/workbench.css";
import "@/styles/screen.css";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ranking } from "@/api/boards";
import { formatMoment } from "@/domain/dates";
import { FULL, reachOf } from "@/domain/levels";
import { Change } from "@/features/insight/Change";
import { type Screen, useScreen } from "@/features/insight/queries";
import { LevelWords } from "@/ui/figure/Levels";
import { Money, UnitProvider } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link, useAddress } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SHOWN = 10;

export function Page() {
  const { t } = useTranslation("insight");
  const metric = useAddress().search.get("metric");
  const found = useScreen(metric);
  return (
    <div className="yd-screen">
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data && (
        <UnitProvider value={found.data.metric.unit}>
          <Boards screen={found.data} />
        </UnitProvider>
      )}
      <footer>
        <Link to={metric ? `/leaderboard?metric=${metric}` : "/leaderboard"}>{t("leaveScreen")}</Link>
        <Button type="text" onClick={() => void document.documentElement.requestFullscreen?.()}>
          {t("fullScreen")}
        </Button>
      </footer>
    </div>
  );
}

function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const NEWS = 60_000;

/** Wins that were not there when the screen was read before: marked for a minute. */
function useFresh(wins: Screen["wins"]): ReadonlySet<number> {
  const known = useRef<ReadonlySet<number> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const ids = wins.map((one) => one.id);
    const before = known.current;
    known.current = new Set([...(before ?? []), ...ids]);
    const added = before ? ids.filter((id) => !before.has(id)) : [];
    if (added.length === 0) return;
    setFresh((last) => new Set([...last, ...added]));
    const timer = setTimeout(() => setFresh((last) => new Set([...last].filter((id) => !added.includes(id)))), NEWS);
    return () => clearTimeout(timer);
  }, [wins]);
  return fresh;
}

function Boards({ screen }: { screen: Screen }) {
  const { t } = useTranslation("insight");
  const { language } = useLanguage();
  const { t: tb } = useTranslation("boards");
  const now = useNow();
  const fresh = useFresh(screen.wins);
  const rate = screen.target > 0 ? screen.actual / screen.target : null;
  const reach = screen.levels.length > 0 ? reachOf(screen.levels, rate) : 1;
  const at = (share: number) => `${Math.min(100, (share / reach) * 100)}%`;
  const other = screen.metric.code !== "revenue_won";
  const label = screen.metric.label[language === "en" ? "en" : "zh"];
  return (
    <>
      <header>
        <h1>
          {t("leaderboard")}
          {other && <small> {label}</small>}
        </h1>
        <div className="yd-screen-goal">
          <span>
            {other ? t("monthCount") : t("monthDone")}{" "}
            <b>
              <Money fen={screen.actual} />
            </b>
            {screen.target > 0 && (
              <>
                {" "}
                / <Money fen={screen.target} />
              </>
            )}{" "}
            <small>
              <LevelWords rungs={screen.levels} actual={screen.actual} short />
            </small>
          </span>
          {rate !== null && (
            <div className="yd-screen-bar" role="img" aria-label={`${(rate * 100).toFixed(1)}%`}>
              <i style={{ width: at(rate) }} />
              {screen.levels.map((one) => (
                <s key={one.bp} style={{ left: at(one.bp / FULL) }} />
              ))}
              <em
                style={{ left: at(screen.elapsed) }}
                title={t("timeElapsed", { share: `${(screen.elapsed * 100).toFixed(1)}%` })}
              />
              <b>{(rate * 100).toFixed(1)}%</b>
            </div>
          )}
        </div>
        <span className="yd-screen-live">{tb("live")}</span>
        <time dateTime={now} className="yd-num">
          {formatMoment(now, language)}
        </time>
      </header>
      <div className="yd-screen-boards">
        <Column title={t("todayBoard")} ranking={screen.today} />
        <Column title={t("monthBoard")} ranking={screen.month} />
        <Column title={t("yearBoard")} ranking={screen.year} />
        <Column title={t("teamBoard")} ranking={screen.teams} alone />
      </div>
      {screen.wins.length > 0 && (
        <p className="yd-screen-wins">
          {t("latestWins")}
          {screen.wins.map((win) => (
            <span key={win.id} className={fresh.has(win.id) ? "yd-screen-fresh" : ""}>
              {fresh.has(win.id) && <em>{tb("newWin")}</em>}
              {win.owner} · {win.team}{" "}
              <b>
                <Money fen={win.fen} />
              </b>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** `alone`: a name says enough, what it is part of is left out. */
function Column({ title, ranking, alone }: { title: string; ranking: Ranking; alone?: boolean }) {
  const { t } = useTranslation("insight");
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {ranking.rows.length === 0 && <p className="yd-faint">{t("boardEmpty")}</p>}
      <ol>
        {ranking.rows.slice(0, SHOWN).map((place) => (
          <li key={place.key} className={place.rank <= 3 ? "yd-screen-top" : ""}>
            <span className={place.rank <= 3 ? `yd-medal yd-medal-${place.rank}` : "yd-num"}>{place.rank}</span>
            <span className="yd-grow yd-screen-who" title={place.team ? `${place.name} · ${place.team}` : place.name}>
              {place.name}
              {!alone && place.team && place.team !== place.name && <small> {place.team}</small>}
            </span>
            <b>
              <Money fen={place.fen} />
            </b>
            <Change by={place.change} isNew={place.previous === null} />
          </li>
        ))}
      </ol>
    </section>
  );
}
