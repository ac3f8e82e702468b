// My attainment by month, quarter, year; a supervisor sees the team's people below.
import { Tabs } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { today } from "@/domain/dates";
import {
  type Attainment,
  type Line,
  percentText,
  periodKey,
  type Span,
  useAttainment,
} from "@/mobile/results/attainment";
import { Gauge } from "@/mobile/results/Gauge";
import { OtherTargets } from "@/mobile/results/OtherTargets";
import { OwnTargetCard } from "@/mobile/targets/OwnTargetCard";
import { LevelBar, LevelWords } from "@/ui/figure/Levels";
import { Money, UnitProvider } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const FIRST = "revenue_won";

function People({ lines, elapsed }: { lines: Line[]; elapsed: number }) {
  const { t } = useTranslation("phone");
  return (
    <section className="ph-panel">
      <h2>{t("results.team")}</h2>
      <ul className="ph-rows">
        {lines.map((line) => (
          <li key={line.key}>
            <div className="ph-row">
              <span>
                <strong>{line.name}</strong>
                <Gauge rate={line.rate} elapsed={elapsed} label={percentText(line.rate)} />
              </span>
              <span style={{ flex: "none", textAlign: "right" }}>
                <strong className="yd-num">{percentText(line.rate)}</strong>
                <small>
                  <Money fen={line.actual} />
                </small>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ResultsProps {
  node: string;
  span: Span;
  metric: string;
}
function Results({ node, span, metric }: ResultsProps) {
  const found = useAttainment(node, periodKey(span, today()), metric);
  if (found.isPending) return <Loading rows={4} />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <UnitProvider value={found.data.unit}>
      <Figures data={found.data} />
    </UnitProvider>
  );
}

function Figures({ data }: { data: Attainment }) {
  const { t } = useTranslation("phone");
  const { language } = useLanguage();
  const { node: line, elapsed, days_left, children, pipeline } = data;
  const behind = line.rate !== null && (data.less_is_better ? line.rate > elapsed : line.rate < elapsed);
  return (
    <>
      <section className="ph-panel">
        {!pipeline && <h2>{data.metric_label[language === "en" ? "en" : "zh"]}</h2>}
        {line.target === 0 ? (
          <EmptyState compact title={t("results.noTarget")} />
        ) : (
          <>
            <div className={`ph-hero yd-num ${behind ? "yd-risk" : "yd-gain"}`}>{percentText(line.rate)}</div>
            {line.levels.length > 0 ? (
              <LevelBar rungs={line.levels} rate={line.rate} elapsed={elapsed} />
            ) : (
              <Gauge rate={line.rate} elapsed={elapsed} label={percentText(line.rate)} />
            )}
            <p className="yd-faint">{t("results.elapsed", { percent: percentText(elapsed) })}</p>
            {line.levels.length > 0 && (
              <p>
                <LevelWords rungs={line.levels} actual={line.actual} />
              </p>
            )}
          </>
        )}
      </section>
      <section className="ph-panel">
        <dl className="ph-pair">
          <div>
            <dt>{t("results.target")}</dt>
            <dd>
              <Money fen={line.target} />
            </dd>
          </div>
          <div>
            <dt>{t(pipeline ? "results.actual" : "results.reached")}</dt>
            <dd>
              <Money fen={line.actual} />
            </dd>
          </div>
          {line.target > 0 && (
            <div>
              <dt>{line.gap > 0 ? t("results.gap") : t("results.ahead")}</dt>
              <dd>
                <Money fen={Math.abs(line.gap)} />
              </dd>
            </div>
          )}
          {line.gap > 0 && line.per_day !== null && (
            <div>
              <dt>{t("results.perDay", { count: days_left })}</dt>
              <dd>
                <Money fen={line.per_day} />
              </dd>
            </div>
          )}
          {line.forecast !== null && elapsed < 1 && (
            <div>
              <dt>{t("results.forecast")}</dt>
              <dd>
                <Money fen={line.forecast} />
              </dd>
            </div>
          )}
          {pipeline && (
            <div>
              <dt>{t("results.weighted")}</dt>
              <dd>
                <Money fen={line.weighted} />
              </dd>
            </div>
          )}
          <div>
            <dt>{t(pipeline ? "results.count" : "results.records")}</dt>
            <dd className="yd-num">{line.count}</dd>
          </div>
        </dl>
      </section>
      {children.length > 0 && <People lines={children} elapsed={elapsed} />}
    </>
  );
}

export function ResultsPage() {
  const { t } = useTranslation("phone");
  const { data: me } = useMe();
  const [span, setSpan] = useState<Span>("month");
  const [whose, setWhose] = useState<"own" | "team">("team");
  const [metric, setMetric] = useState(FIRST);
  const choose = (next: string) => {
    setMetric(next);
    window.scrollTo({ top: 0 });
  };
  if (!me) return null;
  const { member } = me;
  const team =
    member?.team && ["team", "below", "all"].includes(String(me.permissions["target.read"])) ? member.team : null;
  const node = whose === "team" && team ? `team:${team.id}` : member ? `member:${member.id}` : null;
  return (
    <>
      <header className="ph-head">
        <h1>{t("results.title")}</h1>
      </header>
      <OwnTargetCard always />
      {team && (
        <div className="ph-chips">
          <button type="button" aria-pressed={whose === "own"} onClick={() => setWhose("own")}>
            {me.user.name}
          </button>
          <button type="button" aria-pressed={whose === "team"} onClick={() => setWhose("team")}>
            {team.name}
          </button>
        </div>
      )}
      <Tabs activeKey={span} onChange={(key) => setSpan(key as Span)}>
        {(["month", "quarter", "year"] as const).map((one) => (
          <Tabs.Tab key={one} title={t(`results.${one}`)} />
        ))}
      </Tabs>
      <div style={{ height: 12 }} />
      {node ? (
        <>
          <Results key={`${node}${metric}`} node={node} span={span} metric={metric} />
          <OtherTargets node={node} period={periodKey(span, today())} metric={metric} onChoose={choose} />
        </>
      ) : (
        <EmptyState title={t("results.noTarget")} />
      )}
    </>
  );
}
