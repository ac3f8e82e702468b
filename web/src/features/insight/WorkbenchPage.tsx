// The first page: what to do today and why it matters for the target; for managers also who is behind.
import "@/styles/attainment.css";
import "@/styles/workbench.css";
import { useTranslation } from "react-i18next";
import { isUnplaced } from "@/api/errors";
import { useFollowed } from "@/api/followed";
import { useMe } from "@/api/me";
import { today } from "@/domain/dates";
import { formatMoney } from "@/domain/money";
import { may } from "@/domain/permissions";
import { Behind } from "@/features/insight/Behind";
import { OtherTargets } from "@/features/insight/OtherTargets";
import { drillTo, type Listing, useWorkbench, type Workbench } from "@/features/insight/queries";
import { SetupGuide } from "@/features/insight/SetupGuide";
import { WorkList } from "@/features/insight/WorkList";
import { LevelWords } from "@/ui/figure/Levels";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useAddress } from "@/ui/nav";
import { SeriousFigure } from "@/ui/risk/SeriousFigure";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const percent = (share: number | null) => (share === null ? "–" : `${(share * 100).toFixed(1)}%`);

export function Page() {
  const { t } = useTranslation("insight");
  const { data: me } = useMe();
  const { search } = useAddress();
  if (!may(me?.permissions, "insight.read")) {
    return (
      <div className="yd-page">
        <h1>{t("hello", { name: me?.user.name ?? "" })}</h1>
        <EmptyState title={t("noFigures")} hint={t("noFiguresHint")} />
      </div>
    );
  }
  return <Figures name={me?.user.name ?? ""} node={search.get("node")} />;
}

function Figures({ name, node }: { name: string; node: string | null }) {
  const { t } = useTranslation("insight");
  const { data: me } = useMe();
  const found = useWorkbench(node);
  const others = useFollowed(node, today().slice(0, 7), may(me?.permissions, "target.read"));
  if (found.isError)
    return isUnplaced(found.error) ? (
      <div className="yd-page">
        <h1>{t("welcome", { name })}</h1>
        <SetupGuide otherwise={<PageError error={found.error} />} />
      </div>
    ) : (
      <PageError error={found.error} onRetry={() => void found.refetch()} />
    );
  if (found.isPending || others.isLoading) return <Loading shape="cards" />; // both at once: nothing moves later
  const { data } = found;
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("hello", { name })}</h1>
        <span className="yd-muted">{data.node.name}</span>
      </header>
      {isFresh(data) && <SetupGuide otherwise={null} />}
      <Goal data={data} />
      <OtherTargets node={data.node.key} found={others} />
      {data.behind.length > 0 && <Behind lines={data.behind} elapsed={data.month_elapsed} />}
      <div className="yd-worklists">
        <WorkList title={t("overdue")} listing={data.overdue} empty={t("overdueNone")} tone="risk" />
        <WorkList title={t("todayList")} listing={data.today} empty={t("todayNone")} />
        <WorkList title={t("risky")} listing={data.risky} empty={t("riskyNone")} />
        <WorkList title={t("forgotten")} listing={data.forgotten} empty={t("forgottenNone")} />
      </div>
      <OpenDeals data={data} />
    </div>
  );
}

/** Nothing promised, won or open: the company has only begun. */
const isFresh = ({ year, stages }: Workbench) => year.target === 0 && year.actual === 0 && stages.length === 0;

const total = (listing: Listing) => (listing.capped ? `${listing.count}+` : listing.count);

function Goal({ data }: { data: Workbench }) {
  const { t } = useTranslation("insight");
  const { language } = useLanguage();
  const { month, year, month_elapsed } = data;
  const behind = (rate: number | null, elapsed: number) => rate !== null && rate < elapsed;
  const tone = (rate: number | null, elapsed: number) =>
    rate === null ? "plain" : behind(rate, elapsed) ? "risk" : "gain";
  return (
    <section className="yd-figures" aria-label={t("goal")}>
      <StatFigure
        label={t("monthDone")}
        value={<Money fen={month.actual} />}
        to={drillTo(month.drill)}
        share={month.rate}
        now={month_elapsed}
        tone={tone(month.rate, month_elapsed)}
        note={
          month.target > 0 ? (
            <>
              {t("ofTarget", { rate: percent(month.rate), target: formatMoney(month.target, language) })}
              {month.levels.length > 0 && (
                <div>
                  <LevelWords rungs={month.levels} actual={month.actual} short />
                </div>
              )}
            </>
          ) : (
            t("noTarget")
          )
        }
      />
      <StatFigure
        label={month.gap > 0 || month.target === 0 ? t("monthGap") : t("monthOver")}
        value={month.target === 0 ? "–" : <Money fen={Math.abs(month.gap)} />}
        to={`/attainment?period=${data.month_key}&node=${data.node.key}`}
        note={t("timeElapsed", { share: percent(month_elapsed) })}
      />
      <StatFigure
        label={t("monthOpen")}
        value={<Money fen={month.weighted} />}
        to={drillTo(month.open_drill)}
        note={t("openDeals", { count: month.open_count })}
      />
      <StatFigure
        label={t("yearDone")}
        value={<Money fen={year.actual} />}
        to={`/attainment?period=${data.month_key.slice(0, 4)}&node=${data.node.key}`}
        share={year.rate}
        now={year.elapsed}
        tone={tone(year.rate, year.elapsed)}
        note={
          year.target > 0
            ? t("ofTarget", { rate: percent(year.rate), target: formatMoney(year.target, language) })
            : t("noTarget")
        }
      />
      <StatFigure
        label={t("toDo")}
        value={total(data.overdue)}
        tone={data.overdue.count > 0 ? "risk" : "plain"}
        note={t("andToday", { count: data.today.count })}
        to={drillTo(data.overdue.drills[0])}
      />
      <SeriousFigure node={data.node.key} />
    </section>
  );
}

function OpenDeals({ data }: { data: Workbench }) {
  const { t } = useTranslation("insight");
  if (data.stages.length === 0) return <EmptyState compact title={t("noOpenDeals")} />;
  const several = new Set(data.stages.map((one) => one.pipeline)).size > 1;
  return (
    <section className="yd-panel yd-x-scroll">
      <h2>{t("openByStage")}</h2>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("stage")}</th>
            <th scope="col">{t("dealCount")}</th>
            <th scope="col">{t("amount")}</th>
            <th scope="col">{t("weighted")}</th>
          </tr>
        </thead>
        <tbody>
          {data.stages.map((one) => (
            <tr key={one.stage}>
              <td>
                <Tag color={one.color}>{several ? `${one.pipeline} · ${one.name}` : one.name}</Tag>
              </td>
              <td>
                <Link to={drillTo(one.drill) ?? "/deals"}>{one.count}</Link>
              </td>
              <td>
                <Money fen={one.fen} />
              </td>
              <td>
                <Money fen={one.weighted} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
