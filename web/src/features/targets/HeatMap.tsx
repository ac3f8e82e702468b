// The year by person (or team) and month: colour and number say how much of the target was reached; a cell opens it.
import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { today } from "@/domain/dates";
import { useAmounts } from "@/ui/figure/Money";
import { Link, useAddress } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface HeatLine {
  key: string;
  name: string;
  target: number[];
  actual: number[];
}
interface Heat {
  year: number;
  rows: "people" | "teams";
  people: number;
  lines: HeatLine[];
}
type Rows = Heat["rows"];

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** 0 = nothing reached … 4 = all of it and more; null without a target. */
export function heatStep(target: number, actual: number): number | null {
  if (target <= 0) return null;
  const rate = actual / target;
  return rate >= 1.1 ? 4 : rate >= 1 ? 3 : rate >= 0.8 ? 2 : rate >= 0.5 ? 1 : 0;
}

export function HeatMap({ node, year, metric }: { node: string; year: number; metric: string }) {
  const { t } = useTranslation("targets");
  const [rows, setRows] = useState<Rows | null>(null);
  const found = useQuery({
    queryKey: ["figures", "heat", node, year, metric, rows],
    queryFn: ({ signal }) => api.get<Heat>("/attainment/heat", { node, year, metric, rows }, signal),
  });
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("heat")}>
      <header className="yd-toolbar">
        <h2>{t("heatOf", { year })}</h2>
        <span className="yd-grow" />
        {node.startsWith("team:") && (
          <Segmented<Rows>
            size="small"
            value={found.data?.rows ?? rows ?? "people"}
            options={[
              { value: "people", label: t("byPeople"), disabled: (found.data?.people ?? 0) > 400 },
              { value: "teams", label: t("byTeams") },
            ]}
            onChange={setRows}
          />
        )}
      </header>
      {found.isError ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading rows={6} />
      ) : found.data.lines.length === 0 ? (
        <EmptyState compact title={t("nobody")} />
      ) : (
        <HeatTable heat={found.data} />
      )}
    </section>
  );
}

function HeatTable({ heat }: { heat: Heat }) {
  const { t } = useTranslation("targets");
  const months = Array.from({ length: 12 }, (_, n) => n);
  return (
    <table className="yd-heat">
      <thead>
        <tr>
          <th scope="col">{t("who")}</th>
          {months.map((n) => (
            <th scope="col" key={n}>
              {t("monthName", { month: n + 1 })}
            </th>
          ))}
          <th scope="col">{t("total")}</th>
        </tr>
      </thead>
      <tbody>
        {heat.lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              <Link to={`/attainment?node=${line.key}&period=${heat.year}`}>{line.name}</Link>
            </th>
            {months.map((n) => (
              <Cell
                key={n}
                line={line}
                period={`${heat.year}-${String(n + 1).padStart(2, "0")}`}
                target={line.target[n] ?? 0}
                actual={line.actual[n] ?? 0}
              />
            ))}
            <Cell line={line} period={String(heat.year)} target={sum(line.target)} actual={sum(line.actual)} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell(props: { line: HeatLine; period: string; target: number; actual: number }) {
  const { t } = useTranslation("targets");
  const { said: money } = useAmounts();
  const metric = useAddress().search.get("metric");
  const { line, period, target, actual } = props;
  const later = period > today().slice(0, period.length);
  const step = heatStep(target, actual);
  if (target === 0 && actual === 0) return <td className="yd-faint">–</td>;
  const said = t("heatCell", { name: line.name, period, target: money(target), actual: money(actual) });
  const text = later && actual === 0 ? "·" : step === null ? money(actual) : `${Math.round((actual / target) * 100)}%`;
  return (
    <td className={later || step === null ? "" : `yd-heat-${step}`} title={said}>
      <Link to={`/attainment?node=${line.key}&period=${period}${metric ? `&metric=${metric}` : ""}`} aria-label={said}>
        {text}
      </Link>
    </td>
  );
}
