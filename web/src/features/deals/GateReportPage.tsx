// How deals leave the stages of a pipeline, and whether those that met all criteria win more – with the numbers behind it.

import { useQuery } from "@tanstack/react-query";
import { Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import type { Ref } from "@/api/resource";
import { addDays, today } from "@/domain/dates";
import { type Asked, GateBehind, type GateFigure } from "@/features/deals/gates/GateBehind";
import { usePipelines } from "@/features/deals/queries";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/flow.css";

interface Rate {
  n: number;
  rate: number | null;
  low: number | null;
  high: number | null;
}
interface Line {
  stage: Ref;
  passed: number;
  clean: number;
  soft: number;
  overridden: number;
  held: number;
  pass_rate: number | null;
  won_clean: Rate;
  won_other: Rate;
  difference: {
    points: number | null;
    low: number | null;
    high: number | null;
    verdict: "few" | "none" | "more" | "less";
  };
}
const SPANS = { "90": 90, "365": 365, "730": 730 } as const;

export function Page() {
  const { t } = useTranslation("gates");
  const { t: td } = useTranslation("deals");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const pipelines = usePipelines();
  const pipeline = pipelines.data?.find((one) => String(one.id) === search.get("pipeline")) ?? pipelines.data?.[0];
  const span = (Object.keys(SPANS) as (keyof typeof SPANS)[]).find((one) => one === search.get("days")) ?? "365";
  const dates = { start: addDays(today(), -SPANS[span]), end: today() };
  const [asked, setAsked] = useState<Asked | null>(null);
  const report = useQuery({
    queryKey: ["figures", "gates", pipeline?.id, span],
    queryFn: ({ signal }) => api.get<{ items: Line[] }>(`/pipelines/${pipeline?.id}/gate-report`, dates, signal),
    enabled: pipeline !== undefined,
  });
  if (pipelines.isError) return <PageError error={pipelines.error} onRetry={() => void pipelines.refetch()} />;
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("report")}</h1>
        <span className="yd-grow" />
        {(pipelines.data?.length ?? 0) > 1 && (
          <Select
            aria-label={t("pipeline")}
            value={pipeline?.id ?? null}
            options={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(value) => patch({ pipeline: String(value) })}
          />
        )}
        <Segmented
          value={span}
          options={(Object.keys(SPANS) as (keyof typeof SPANS)[]).map((value) => ({
            value,
            label: td("days", { count: SPANS[value] }),
          }))}
          onChange={(value) => patch({ days: value })}
        />
      </header>
      <p className="yd-muted">{t("reportLead")}</p>
      {report.isError && <PageError error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Loading rows={5} />}
      {report.data &&
        (report.data.items.length === 0 ? (
          <EmptyState title={t("noReport")} hint={t("noReportHint")} />
        ) : (
          <Table lines={report.data.items} onAsk={setAsked} />
        ))}
      {asked && pipeline && (
        <GateBehind pipeline={pipeline.id} asked={asked} span={dates} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

interface TableProps {
  lines: readonly Line[];
  onAsk: (asked: Asked) => void;
}

function Table({ lines, onAsk }: TableProps) {
  const { t } = useTranslation("gates");
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("leave")}</th>
            {(
              [
                "passed",
                "clean",
                "soft",
                "overridden",
                "heldTimes",
                "passRate",
                "wonClean",
                "wonOther",
                "effect",
              ] as const
            ).map((one) => (
              <th key={one} scope="col">
                {t(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.stage.id}>
              <th scope="row">{line.stage.label}</th>
              {(["passed", "clean", "soft", "overridden", "held"] as const).map((figure) => (
                <td key={figure}>
                  <Opens line={line} figure={figure} count={line[figure]} onAsk={onAsk}>
                    {line[figure].toLocaleString()}
                  </Opens>
                </td>
              ))}
              <td>{line.pass_rate === null ? "–" : `${line.pass_rate}%`}</td>
              {(["won_clean", "won_other"] as const).map((figure) => (
                <td key={figure}>
                  <Opens line={line} figure={figure} count={line[figure].n} onAsk={onAsk}>
                    <Won rate={line[figure]} />
                  </Opens>
                </td>
              ))}
              <td>
                <Effect line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.every((one) => one.passed === 0) && <p className="yd-faint">{t("noPassages")}</p>}
    </section>
  );
}

const NAMES = {
  passed: "passed",
  clean: "clean",
  soft: "soft",
  overridden: "overridden",
  held: "heldTimes",
  won_clean: "wonClean",
  won_other: "wonOther",
} as const;

interface OpensProps {
  line: Line;
  figure: GateFigure;
  count: number;
  onAsk: (asked: Asked) => void;
  children: ReactNode;
}

/** A number that opens its deals; 0 has none. */
function Opens({ line, figure, count, onAsk, children }: OpensProps) {
  const { t } = useTranslation("gates");
  if (count === 0) return children;
  const what = `${line.stage.label} · ${t(NAMES[figure])}`;
  return (
    <button
      type="button"
      className="yd-flow-cell"
      aria-label={`${what} ${count}`}
      onClick={() => onAsk({ stage: line.stage.id, figure, what })}
    >
      {children}
    </button>
  );
}

function Won({ rate }: { rate: Rate }) {
  const { t } = useTranslation("gates");
  if (rate.rate === null || rate.low === null || rate.high === null) return <>–</>;
  return (
    <>
      {rate.rate}%
      <br />
      <small className="yd-faint">{t("interval", { low: rate.low, high: rate.high, n: rate.n })}</small>
    </>
  );
}

function Effect({ line }: { line: Line }) {
  const { t } = useTranslation("gates");
  const { points, low, high, verdict } = line.difference;
  const tone = verdict === "more" ? "yd-gain" : verdict === "less" ? "yd-risk" : "yd-faint";
  return (
    <>
      {points !== null && (
        <>
          {t("points", { points: points > 0 ? `+${points}` : points })}
          <br />
          <small className="yd-faint">{t("pointsRange", { low: low ?? 0, high: high ?? 0 })}</small>
          <br />
        </>
      )}
      <small className={tone}>{t(`verdict.${verdict}`)}</small>
    </>
  );
}
