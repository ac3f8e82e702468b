// The leaderboard 龙虎榜: persons, teams or regions by any metric, with the change of rank against the period before.
import "@/styles/attainment.css";
import "@/styles/workbench.css";
import { ExpandOutlined, LeftOutlined, NotificationOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Segmented, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { type Place, type Ranking, useRanking } from "@/api/boards";
import { useMe } from "@/api/me";
import { today } from "@/domain/dates";
import { daysOf } from "@/domain/grid-period";
import { type PeriodKind, periodAt, periodLabel, shifted } from "@/domain/period";
import { may } from "@/domain/permissions";
import { Change } from "@/features/insight/Change";
import { drillTo } from "@/features/insight/queries";
import { MetricPicker } from "@/ui/field/MetricPicker";
import { Money, UnitProvider, useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, useGo, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

/** Old addresses. */
const METRIC: Record<string, string> = { amount: "revenue_won", count: "deals_won" };
const KINDS: readonly PeriodKind[] = ["day", "week", "month", "quarter", "year"];

/** The first day of the period that is `steps` away. */
const dayAt = (kind: PeriodKind, day: string, steps: number) => daysOf(shifted(periodAt(kind, day), steps)).start;

export function Page() {
  const { t } = useTranslation("insight");
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const go = useGo();
  const me = useMe().data;
  const { t: tb } = useTranslation("boards");
  const kind = (KINDS as readonly string[]).includes(search.get("period") ?? "")
    ? (search.get("period") as PeriodKind)
    : "month";
  const date = search.get("date") ?? today();
  const by = search.get("by") ?? "person";
  const metric = search.get("metric") ?? "amount";
  const zeros = search.get("zeros") !== null;
  const counted = METRIC[metric] ?? metric;
  const screen = counted === "revenue_won" ? "/leaderboard/screen" : `/leaderboard/screen?metric=${counted}`;
  const found = useRanking({ period: kind, date, by, metric, zeros });
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("leaderboard")}</h1>
        <span className="yd-grow" />
        {me && may(me.permissions, "insight.broadcast") && (
          <Button icon={<NotificationOutlined />} onClick={() => go("/leaderboard/broadcasts")}>
            {tb("broadcast")}
          </Button>
        )}
        <Button icon={<ExpandOutlined />} onClick={() => go(screen)}>
          {t("bigScreen")}
        </Button>
      </header>
      <div className="yd-toolbar">
        <Segmented
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`period.${value}`) }))}
          onChange={(value) => patch({ period: value, date: null })}
        />
        <Button
          icon={<LeftOutlined />}
          aria-label={t("period.previous")}
          onClick={() => patch({ date: dayAt(kind, date, -1) })}
        />
        <b className="yd-num">{periodLabel(periodAt(kind, date), language)}</b>
        <Button
          icon={<RightOutlined />}
          aria-label={t("period.next")}
          disabled={periodAt(kind, date) >= periodAt(kind, today())}
          onClick={() => patch({ date: dayAt(kind, date, 1) })}
        />
        <span className="yd-grow" />
        <Segmented
          value={by}
          options={(["person", "team", "region"] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={(value) => patch({ by: value })}
        />
        <MetricPicker
          additive={by === "region"}
          value={counted}
          onChange={(value) => patch({ metric: value === "revenue_won" ? null : value })}
        />
        <span className="yd-inline">
          <Switch
            size="small"
            checked={zeros}
            onChange={(on) => patch({ zeros: on ? "1" : null })}
            aria-label={t("zeros")}
          />{" "}
          {t("zeros")}
        </span>
      </div>
      {found.isError ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading />
      ) : (
        <UnitProvider value={found.data.metric.unit}>
          <Board ranking={found.data} person={by === "person"} stale={found.isPlaceholderData} />
        </UnitProvider>
      )}
    </div>
  );
}

function Board({ ranking, person, stale }: { ranking: Ranking; person: boolean; stale: boolean }) {
  const { t } = useTranslation("insight");
  const { language } = useLanguage();
  const { said } = useAmounts();
  const { t: tb } = useTranslation("boards");
  if (ranking.rows.length === 0) return <EmptyState title={t("boardEmpty")} hint={t("boardEmptyHint")} />;
  const most = Math.max(1, ...ranking.rows.map((one) => one.fen));
  const toNext = ranking.mine?.gap ?? null;
  const money = ranking.metric.code === "revenue_won";
  const deals = money || ranking.metric.code === "deals_won";
  const shownMine = ranking.mine !== null && !ranking.rows.some((one) => one.key === ranking.mine?.key);
  return (
    <section className={stale ? "yd-panel yd-x-scroll yd-stale" : "yd-panel yd-x-scroll"}>
      <p className="yd-muted">
        {deals ? (
          <>
            {t("boardTotal", { count: ranking.count })} {money && ranking.fen !== null && <Money fen={ranking.fen} />}
          </>
        ) : (
          ranking.fen !== null && said(ranking.fen)
        )}
        {ranking.mine && (
          <>
            {" · "}
            {tb("yours")} <b>{tb("place", { rank: ranking.mine.rank })}</b>
            {toNext === null ? ` · ${tb("leading")}` : ` · ${tb("toNext")} ${said(toNext)}`}
          </>
        )}
        {ranking.hidden && <> · {tb("youAreHidden")}</>}
      </p>
      <table className="yd-figure-table yd-ranking">
        <thead>
          <tr>
            <th scope="col">{t("rank")}</th>
            <th scope="col">{t("change")}</th>
            <th scope="col">{t("who")}</th>
            {money && <th scope="col">{t("dealsWon")}</th>}
            <th scope="col">{ranking.metric.label[language === "en" ? "en" : "zh"]}</th>
            <th scope="col">{tb("gap")}</th>
            <td className="yd-ranking-bar" />
          </tr>
        </thead>
        <tbody>
          {ranking.rows.map((place) => (
            <Row
              key={place.key}
              place={place}
              person={person}
              most={most}
              money={money}
              mine={person && place.key === ranking.mine?.key}
            />
          ))}
          {shownMine && ranking.mine && <Row place={ranking.mine} person={person} most={most} money={money} mine />}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  place: Place;
  person: boolean;
  most: number;
  /** With the number of deals beside the amount. */
  money: boolean;
  mine: boolean;
}
function Row({ place, person, most, money, mine }: RowProps) {
  const to = drillTo(place.drill);
  return (
    <tr className={mine ? "yd-total yd-mine" : ""}>
      <td>
        <span className={place.rank <= 3 ? `yd-medal yd-medal-${place.rank}` : "yd-num"}>{place.rank}</span>
      </td>
      <td>
        <Change by={place.change} isNew={place.previous === null} />
      </td>
      <td>
        {place.name}
        {person && <small className="yd-faint"> {place.team}</small>}
      </td>
      {money && <td>{to ? <Link to={to}>{place.count}</Link> : place.count}</td>}
      <td>
        {to ? (
          <Link to={to}>
            <Money fen={place.fen} />
          </Link>
        ) : (
          <Money fen={place.fen} />
        )}
      </td>
      <td className="yd-muted">{place.gap === null ? "" : <Money fen={place.gap} />}</td>
      <td className="yd-ranking-bar" aria-hidden="true">
        <i style={{ width: `${(place.fen / most) * 100}%` }} />
      </td>
    </tr>
  );
}
