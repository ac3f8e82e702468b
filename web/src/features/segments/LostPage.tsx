// Lost customers: why, to whom, with what they had bought – and who came back. A line opens its customers.
import { useTranslation } from "react-i18next";
import type { Condition } from "@/domain/conditions";
import { addDays, today } from "@/domain/dates";
import { countText } from "@/domain/standing";
import { type LossLine, useLossReport } from "@/features/segments/queries";
import { Money } from "@/ui/figure/Money";
import { ListPage } from "@/ui/list/ListPage";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/attainment.css";
import "@/styles/segments.css";

const YEAR = 365;
type Side = "reason" | "competitor";

/** The losses of the time, and of the line that was chosen ("" = no reason given). */
function chosen(start: string, end: string, side: Side | null, name: string): Condition {
  const rules: Condition["rules"] = [{ field: "lost_at", operator: "between", value: [start, end] }];
  if (side)
    rules.push(
      name ? { field: side, operator: "=", value: name } : { field: side, operator: "null" as const, value: null },
    );
  return { combinator: "and", rules };
}

export function Page() {
  const { t } = useTranslation("segments");
  const { search } = useAddress();
  const end = search.get("until") ?? today();
  const start = search.get("since") ?? addDays(end, -YEAR);
  const by = search.get("by");
  const side = by === "reason" || by === "competitor" ? by : null;
  const name = search.get("of") ?? "";
  return (
    <ListPage
      key={`${start} ${end} ${side} ${name}`}
      resource="customer_loss"
      title={t("lost.title")}
      above={<Report start={start} end={end} side={side} name={name} />}
      fixedFilter={chosen(start, end, side, name)}
      none={{ title: t("lost.none") }}
    />
  );
}

interface ReportProps {
  start: string;
  end: string;
  side: Side | null;
  name: string;
}

function Report({ start, end, side, name }: ReportProps) {
  const { t } = useTranslation("segments");
  const patch = usePatchSearch();
  const found = useLossReport(start, end);
  const day = (label: string, key: "since" | "until", value: string, limit: { min?: string; max?: string }) => (
    <label>
      {label}{" "}
      <input
        type="date"
        className="yd-input"
        value={value}
        {...limit}
        onChange={(event) => patch({ [key]: event.target.value || null })}
      />
    </label>
  );
  const lines = (which: Side, title: string, rows: LossLine[]) => (
    <Lines
      title={title}
      lines={rows}
      chosen={side === which ? name : null}
      onChoose={(of) => patch({ by: which, of })}
    />
  );
  return (
    <>
      <div className="yd-toolbar">
        {day(t("lost.since"), "since", start, { max: end })}
        {day(t("lost.until"), "until", end, { min: start })}
        {side && (
          <button type="button" className="yd-link yd-segment-link" onClick={() => patch({ by: null, of: null })}>
            {t("lost.all")}
          </button>
        )}
      </div>
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={3} />}
      {found.data && found.data.reasons.length > 0 && (
        <div className="yd-segment-grid">
          {lines("reason", t("lost.byReason"), found.data.reasons)}
          {found.data.competitors.length > 0 && lines("competitor", t("lost.byCompetitor"), found.data.competitors)}
        </div>
      )}
    </>
  );
}

interface LinesProps {
  title: string;
  lines: LossLine[];
  chosen: string | null;
  onChoose: (name: string) => void;
}

function Lines({ title, lines, chosen: now, onChoose }: LinesProps) {
  const { t } = useTranslation("segments");
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t("lost.count")}</th>
            <th scope="col">{t("lost.back")}</th>
            <th scope="col">{t("lost.worth")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <td>
                <button
                  type="button"
                  className="yd-link yd-segment-link"
                  aria-pressed={now === line.name}
                  onClick={() => onChoose(line.name)}
                >
                  {line.name || t("lost.noReason")}
                </button>
              </td>
              <td>{countText(line)}</td>
              <td>{countText({ count: line.back })}</td>
              <td>
                <Money fen={line.fen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
