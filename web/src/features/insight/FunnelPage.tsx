// The funnel: what lies open on a day, what went through the stages, what became of a cohort, and why the pipeline changed.
import "@/styles/attainment.css";
import "@/styles/workbench.css";
import "@/styles/flow.css";
import { Button, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Selection } from "@/api/flow";
import { today } from "@/domain/dates";
import { daysOf } from "@/domain/grid-period";
import { shifted } from "@/domain/period";
import { ComparePanel } from "@/features/insight/flow/ComparePanel";
import { ProductPicker, SourcePicker } from "@/features/insight/flow/Filters";
import { FlowPanel } from "@/features/insight/flow/FlowPanel";
import { NowPanel } from "@/features/insight/flow/NowPanel";
import { WaterfallPanel } from "@/features/insight/flow/WaterfallPanel";
import { useFunnel, usePipelineNames } from "@/features/insight/queries";
import { NodePicker } from "@/ui/figure/NodePicker";
import { OutOfReach } from "@/ui/figure/OutOfReach";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { useAddress, usePatchSearch } from "@/ui/nav";

const MODES = ["now", "flow", "cohort", "changes"] as const;

export function Page() {
  const { t } = useTranslation("insight");
  const { t: tf } = useTranslation("flow");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const pipelines = usePipelineNames();
  const mode = MODES.find((one) => one === search.get("mode")) ?? "now";
  const period = search.get("period") ?? today().slice(0, mode === "changes" ? 7 : 4);
  const [node, pipeline] = [search.get("node"), search.get("pipeline")];
  const [source, product, at] = [search.get("source"), search.get("product"), search.get("at")];
  const found = useFunnel({ pipeline, node, at, source, product });
  const comparing = search.get("compare") === "1" && mode !== "now";
  const days = daysOf(period);
  const chosen: Selection = { first: days.start, last: days.end, node, pipeline, source, product };
  const due = search.get("due") === "1";
  const onDue = (next: boolean) => patch({ due: next ? "1" : null });
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("funnel")}</h1>
        <NodePicker value={node} name={found.data?.node.name ?? ""} onChange={(next) => patch({ node: next })} />
        {(pipelines.data?.length ?? 0) > 1 && (
          <Select
            aria-label={t("pipeline")}
            value={found.data?.pipeline.id ?? null}
            style={{ minWidth: 140 }}
            options={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(value) => patch({ pipeline: String(value) })}
          />
        )}
        <SourcePicker value={source} onChange={(next) => patch({ source: next })} />
        <ProductPicker value={product} onChange={(next) => patch({ product: next })} />
        <span className="yd-grow" />
        <Segmented
          value={mode}
          options={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
          onChange={(value) => patch({ mode: value })}
        />
      </header>
      <div className="yd-toolbar">
        {mode === "now" ? (
          <label className="yd-as-of">
            {tf("filters.asOf")}
            <input
              type="date"
              className="yd-input"
              max={today()}
              value={at ?? today()}
              onChange={(event) =>
                patch({ at: event.target.value === "" || event.target.value >= today() ? null : event.target.value })
              }
            />
          </label>
        ) : (
          <PeriodPicker value={period} onChange={(next) => patch({ period: next })} />
        )}
        <p className="yd-faint">
          {mode === "now" ? (at ? tf("asOfLead", { day: at }) : t("nowLead")) : tf(`lead.${mode}`)}
        </p>
        <span className="yd-grow" />
        {mode !== "now" && (
          <Button onClick={() => patch({ compare: comparing ? null : "1" })}>
            {tf(comparing ? "compare.off" : "compare.on")}
          </Button>
        )}
      </div>
      <OutOfReach
        node={found.data?.node.key ?? ""}
        first={mode === "now" ? (at ?? today()) : days.start}
        last={mode === "now" ? (at ?? today()) : days.end}
      />
      {mode === "now" && (
        <NowPanel past={at !== null} found={found} chosen={{ ...chosen, first: at ?? today(), last: at ?? today() }} />
      )}
      {(mode === "flow" || mode === "cohort") && (
        <>
          {comparing && <ComparePanel mode={mode === "flow" ? "period" : "cohort"} chosen={chosen} period={period} />}
          <FlowPanel mode={mode === "flow" ? "period" : "cohort"} chosen={chosen} />
        </>
      )}
      {mode === "changes" && (
        <div className={comparing ? "yd-two" : ""}>
          <WaterfallPanel chosen={chosen} due={due} onDue={onDue} />
          {comparing && <Second chosen={chosen} period={period} due={due} onDue={onDue} />}
        </div>
      )}
    </div>
  );
}

interface SecondProps {
  chosen: Selection;
  period: string;
  due: boolean;
  onDue: (due: boolean) => void;
}
/** The waterfall to compare with: of the period before, unless another one or somebody else is chosen. */
function Second({ chosen, period, due, onDue }: SecondProps) {
  const { search } = useAddress();
  const patch = usePatchSearch();
  const period2 = search.get("period2") ?? shifted(period, -1);
  const days = daysOf(period2);
  const node = search.get("node2") ?? chosen.node;
  const name = useFunnel({ pipeline: chosen.pipeline, node, at: null, source: null, product: null }).data?.node.name;
  return (
    <div className="yd-stack">
      <div className="yd-toolbar">
        <NodePicker value={node} name={name ?? ""} onChange={(node2) => patch({ node2 })} />
        <PeriodPicker value={period2} onChange={(next) => patch({ period2: next })} />
      </div>
      <WaterfallPanel chosen={{ ...chosen, first: days.start, last: days.end, node }} due={due} onDue={onDue} />
    </div>
  );
}
