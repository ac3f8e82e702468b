// A row for each stage: what was in it, came, went on, fell out, and how long deals stayed. Every number opens its deals.
import { useTranslation } from "react-i18next";
import type { Flow, StageFlow } from "@/api/flow";
import type { Pile } from "@/domain/waterfall";
import type { Asked } from "@/features/insight/flow/BehindDrawer";
import { percent } from "@/features/insight/flow/FlowPanel";
import { Money } from "@/ui/figure/Money";

const plus = (...piles: Pile[]): Pile => ({
  count: piles.reduce((sum, one) => sum + one.count, 0),
  fen: piles.reduce((sum, one) => sum + one.fen, 0),
});

type Column = "start" | "entered" | "passed" | "won" | "fell" | "returned" | "movedOut" | "skipped" | "end";
/** Column → what is shown of a stage, and how the server calls the deals behind it. */
const COLUMNS: Record<Column, { of: (one: StageFlow) => Pile; figure: string }> = {
  start: { of: (one) => one.start, figure: "start" },
  entered: { of: (one) => plus(...Object.values(one.entered)), figure: "in all" },
  passed: { of: (one) => one.left.passed, figure: "out passed" },
  won: { of: (one) => one.left.won, figure: "out won" },
  fell: { of: (one) => plus(one.left.lost, one.left.abandoned), figure: "out fell" },
  returned: { of: (one) => one.left.returned, figure: "out returned" },
  movedOut: { of: (one) => one.left.moved_out, figure: "out moved_out" },
  skipped: { of: (one) => one.skipped, figure: "skipped" },
  end: { of: (one) => one.end, figure: "end" },
};
/** Columns that only show when something is in them. */
const RARE: readonly Column[] = ["returned", "movedOut", "skipped"];

export function FlowTable({ flow, onAsk }: { flow: Flow; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation("flow");
  const shown = (Object.keys(COLUMNS) as Column[]).filter((name) => {
    if (name === "start" || name === "end") return flow.mode === "period";
    return !RARE.includes(name) || flow.stages.some((one) => COLUMNS[name].of(one).count > 0);
  });
  const days = (value: number | null) => (value === null ? "–" : t("days", { days: value }));
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("funnel")}>
      <table className="yd-figure-table yd-flow">
        <thead>
          <tr>
            <th scope="col">{t("stage")}</th>
            {shown.map((name) => (
              <th key={name} scope="col" title={name === "skipped" ? t("skippedHow") : undefined}>
                {t(name)}
              </th>
            ))}
            <th scope="col" title={t("conversionHow")}>
              {t("conversion")}
            </th>
            <th scope="col">{t("median")}</th>
            <th scope="col" title={t("p90How")}>
              {t("p90")}
            </th>
          </tr>
        </thead>
        <tbody>
          {flow.stages.map((one) => (
            <tr key={one.stage}>
              <td>
                {one.name} <small className="yd-faint">{one.probability}%</small>
              </td>
              {shown.map((name) => (
                <Cell
                  key={name}
                  pile={COLUMNS[name].of(one)}
                  title={hint(name, one, t)}
                  label={`${one.name} ${t(name)}`}
                  money={name === "start" || name === "end"}
                  onAsk={
                    flow.opens
                      ? () =>
                          onAsk({
                            figure: `${flow.mode === "period" ? "stage" : "cohort"}:${one.stage}:${COLUMNS[name].figure}`,
                            what: `${one.name} · ${t(name)}`,
                          })
                      : null
                  }
                />
              ))}
              <td className="yd-num">{percent(one.conversion)}</td>
              <td
                className={one.norm_days !== null && (one.median ?? 0) > one.norm_days ? "yd-num yd-risk" : "yd-num"}
                title={[
                  t("stays", { count: one.stays }),
                  one.norm_days === null ? "" : t("normDays", { count: one.norm_days }),
                ].join(" · ")}
              >
                {days(one.median)}
              </td>
              <td className="yd-num">{days(one.p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {flow.share > 1 && <p className="yd-faint">{t("sampled", { share: flow.share })}</p>}
    </section>
  );
}

function hint(name: Column, one: StageFlow, t: ReturnType<typeof useTranslation<"flow">>["t"]): string | undefined {
  if (name === "entered") {
    const { entered } = one;
    return t("enteredHow", {
      new: entered.new.count,
      forward: entered.forward.count,
      back: entered.back.count,
      reopened: entered.reopened.count,
      moved_in: entered.moved_in.count,
    });
  }
  if (name === "fell") return t("fellHow", { lost: one.left.lost.count, abandoned: one.left.abandoned.count });
  return undefined;
}

interface CellProps {
  pile: Pile;
  title: string | undefined;
  label: string;
  money: boolean;
  onAsk: (() => void) | null;
}
function Cell({ pile, title, label, money, onAsk }: CellProps) {
  const number = (
    <>
      <b className="yd-num">{pile.count}</b>
      {money && pile.count > 0 && (
        <small>
          <Money fen={pile.fen} />
        </small>
      )}
    </>
  );
  return (
    <td title={title}>
      {onAsk && pile.count > 0 ? (
        <button type="button" className="yd-flow-cell" aria-label={`${label} ${pile.count}`} onClick={onAsk}>
          {number}
        </button>
      ) : (
        <span className="yd-flow-cell">{number}</span>
      )}
    </td>
  );
}
