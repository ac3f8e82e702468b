// My attainment by month, quarter, year; a supervisor sees the team's people below.
import { Tabs } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { today } from "@/domain/dates";
import { type Line, percentText, periodKey, type Span, useAttainment } from "@/mobile/results/attainment";
import { Gauge } from "@/mobile/results/Gauge";
import { OwnTargetCard } from "@/mobile/targets/OwnTargetCard";
import { Money } from "@/ui/figure/Money";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

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

function Results({ node, span }: { node: string; span: Span }) {
  const { t } = useTranslation("phone");
  const found = useAttainment(node, periodKey(span, today()));
  if (found.isPending) return <Loading rows={4} />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  const { node: line, elapsed, days_left, children } = found.data;
  const behind = line.rate !== null && line.rate < elapsed;
  return (
    <>
      <section className="ph-panel">
        {line.target === 0 ? (
          <EmptyState compact title={t("results.noTarget")} />
        ) : (
          <>
            <div className={`ph-hero yd-num ${behind ? "yd-risk" : "yd-gain"}`}>{percentText(line.rate)}</div>
            <Gauge rate={line.rate} elapsed={elapsed} label={percentText(line.rate)} />
            <p className="yd-faint">{t("results.elapsed", { percent: percentText(elapsed) })}</p>
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
            <dt>{t("results.actual")}</dt>
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
          <div>
            <dt>{t("results.weighted")}</dt>
            <dd>
              <Money fen={line.weighted} />
            </dd>
          </div>
          <div>
            <dt>{t("results.count")}</dt>
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
      {node ? <Results key={node} node={node} span={span} /> : <EmptyState title={t("results.noTarget")} />}
    </>
  );
}
