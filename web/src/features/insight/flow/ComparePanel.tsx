// Two selections side by side: what each came to, and the difference.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Flow, type Selection, useFlow } from "@/api/flow";
import { daysOf } from "@/domain/grid-period";
import { shifted } from "@/domain/period";
import { SourcePicker } from "@/features/insight/flow/Filters";
import { percent } from "@/features/insight/flow/FlowPanel";
import { usePipelineNames } from "@/features/insight/queries";
import { Money } from "@/ui/figure/Money";
import { NodePicker } from "@/ui/figure/NodePicker";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

type Kind = "count" | "fen" | "share" | "days";
interface Row {
  key: string;
  label: string;
  kind: Kind;
  of: (flow: Flow) => number | null;
}

export interface ComparePanelProps {
  mode: Flow["mode"];
  chosen: Selection;
  period: string;
}

export function ComparePanel({ mode, chosen, period }: ComparePanelProps) {
  const { t } = useTranslation("flow");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const pipelines = usePipelineNames();
  const period2 = search.get("period2") ?? shifted(period, -1);
  const days = daysOf(period2);
  const other: Selection = {
    ...chosen,
    first: days.start,
    last: days.end,
    node: search.get("node2") ?? chosen.node,
    pipeline: search.get("pipeline2") ?? chosen.pipeline,
    source: search.get("source2") ?? chosen.source,
  };
  const [first, second] = [useFlow(mode, chosen), useFlow(mode, other)];
  return (
    <section className="yd-panel yd-stack" aria-label={t("compare.title")}>
      <p className="yd-faint">{t("compare.lead")}</p>
      <div className="yd-toolbar">
        <b>{t("compare.second")}</b>
        <NodePicker value={other.node} name={second.data?.node.name ?? ""} onChange={(node2) => patch({ node2 })} />
        {(pipelines.data?.length ?? 0) > 1 && (
          <Select
            aria-label={t("compare.second")}
            value={second.data?.pipeline ?? null}
            style={{ minWidth: 140 }}
            options={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(value) => patch({ pipeline2: String(value) })}
          />
        )}
        <SourcePicker value={other.source} onChange={(source2) => patch({ source2 })} />
        <PeriodPicker value={period2} onChange={(next) => patch({ period2: next })} />
      </div>
      {first.isError || second.isError ? (
        <PageError compact error={(first.error ?? second.error) as Error} onRetry={() => void second.refetch()} />
      ) : first.isPending || second.isPending ? (
        <Loading rows={6} />
      ) : (
        <Table first={first.data} second={second.data} />
      )}
    </section>
  );
}

function Table({ first, second }: { first: Flow; second: Flow }) {
  const { t } = useTranslation("flow");
  const rows: Row[] = [
    { key: "new", label: t("newDeals"), kind: "count", of: (flow) => flow.new.count },
    { key: "won", label: t("won"), kind: "count", of: (flow) => flow.closed.won.count },
    { key: "wonFen", label: t("compare.wonFen"), kind: "fen", of: (flow) => flow.closed.won.fen },
    { key: "lost", label: t("lost"), kind: "count", of: (flow) => flow.closed.lost.count },
    { key: "abandoned", label: t("abandoned"), kind: "count", of: (flow) => flow.closed.abandoned.count },
    { key: "rate", label: t("winRate"), kind: "share", of: (flow) => flow.win_rate },
    { key: "average", label: t("average"), kind: "fen", of: (flow) => flow.average },
    { key: "cycle", label: t("compare.cycle"), kind: "days", of: (flow) => flow.cycle },
    { key: "velocity", label: t("compare.velocity"), kind: "fen", of: (flow) => flow.velocity },
    ...first.stages.flatMap((stage, place): Row[] => {
      const of = (flow: Flow) => flow.stages.find((one) => one.stage === stage.stage) ?? flow.stages[place];
      return [
        {
          key: `c${stage.stage}`,
          label: t("compare.conversionOf", { stage: stage.name }),
          kind: "share",
          of: (flow) => of(flow)?.conversion ?? null,
        },
        {
          key: `m${stage.stage}`,
          label: t("compare.medianOf", { stage: stage.name }),
          kind: "days",
          of: (flow) => of(flow)?.median ?? null,
        },
      ];
    }),
  ];
  const head = (flow: Flow) => `${flow.node.name} · ${flow.first.slice(0, 7)}–${flow.last.slice(0, 7)}`;
  return (
    <div className="yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("compare.figure")}</th>
            <th scope="col">
              {t("compare.first")}
              <small className="yd-block">{head(first)}</small>
            </th>
            <th scope="col">
              {t("compare.second")}
              <small className="yd-block">{head(second)}</small>
            </th>
            <th scope="col">{t("compare.difference")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [a, b] = [row.of(first), row.of(second)];
            return (
              <tr key={row.key}>
                <td>{row.label}</td>
                <td>{told(row.kind, a)}</td>
                <td>{told(row.kind, b)}</td>
                <td>{a === null || b === null ? "–" : told(row.kind, a - b, true)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function told(kind: Kind, value: number | null, signed = false) {
  if (value === null) return "–";
  const sign = signed && value > 0 ? "+" : "";
  if (kind === "fen")
    return (
      <>
        {sign}
        <Money fen={value} />
      </>
    );
  const size = Math.abs(value);
  const share = signed ? (size * 100).toFixed(1) : percent(size);
  const text = kind === "share" ? share : kind === "days" ? size.toFixed(1) : size.toLocaleString();
  return <span className="yd-num">{(value < 0 ? "−" : sign) + text}</span>;
}
