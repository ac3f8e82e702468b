// Visits, calls and new visitors of some days: by channel, by hour, by day.
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { address, api } from "@/api/client";
import { useMe } from "@/api/me";
import { RECEPTION } from "@/api/reception";
import { type Condition, where } from "@/domain/conditions";
import { today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { Span } from "@/features/reception/Span";
import { Tabs } from "@/features/reception/Tabs";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Count {
  key: string | number | null;
  label: string;
  visits: number;
  calls: number;
  fresh: number;
  persons: number;
}
interface Totals {
  channels: Count[];
  hours: Count[];
  days: Count[];
  total: Count;
}

export function Page() {
  const { t } = useTranslation("reception");
  const { data: me } = useMe();
  const [span, setSpan] = useState(() => ({ start: today(), end: today() }));
  const found = useQuery({
    queryKey: [...RECEPTION, "totals", span],
    queryFn: ({ signal }) => api.get<Totals>("/reception/totals", span, signal),
  });
  return (
    <div className="yd-page">
      <Tabs at="totals" />
      <header className="yd-toolbar">
        <h1>{t("totals")}</h1>
        <span className="yd-grow" />
        <Span {...span} onChange={(start, end) => setSpan({ start, end })} />
        {may(me?.permissions, "reception.export") && (
          <Button href={address("/reception/totals/export", { ...span })}>{t("export")}</Button>
        )}
      </header>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="cards" />}
      {found.isSuccess &&
        (found.data.total.visits + found.data.total.calls === 0 ? (
          <EmptyState title={t("nothing")} />
        ) : (
          <div className="yd-desk-sums">
            {(["channels", "hours", "days"] as const).map((part) => (
              <Sums key={part} part={part} rows={found.data[part]} total={found.data.total} span={span} />
            ))}
          </div>
        ))}
    </div>
  );
}

type Part = "channels" | "hours" | "days";
interface SumsProps {
  part: Part;
  rows: Count[];
  total: Count;
  span: { start: string; end: string };
}
const TEXTS = { channels: "byChannel", hours: "byHour", days: "byDay" } as const;

/** The records behind a line: the days, and what the line stands for. */
function records(part: Part, key: Count["key"], { start, end }: SumsProps["span"]): Condition {
  const days = where("at", "between", part === "days" ? [key, key] : [start, end]).rules;
  if (part === "hours") return { combinator: "and", rules: [...days, ...where("hour", "=", Number(key)).rules] };
  if (part === "days") return { combinator: "and", rules: days };
  const channel = key === null ? where("source", "null") : where("source", "=", Number(key));
  return { combinator: "and", rules: [...days, ...channel.rules] };
}

function Sums({ part, rows, total, span }: SumsProps) {
  const { t } = useTranslation("reception");
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t(TEXTS[part])}</th>
            <th scope="col">{t("visits")}</th>
            <th scope="col">{t("calls")}</th>
            <th scope="col">{t("fresh")}</th>
            <th scope="col">{t("persons")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? "none"}>
              <td>{row.label || t("channelNone")}</td>
              <Figures row={row} of={records(part, row.key, span)} />
            </tr>
          ))}
          <tr>
            <th scope="row">{t("sum")}</th>
            <Figures row={total} of={where("at", "between", [span.start, span.end])} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Figures({ row, of }: { row: Count; of: Condition }) {
  const open = (count: number, ...more: Condition["rules"]) => {
    const filter: Condition = { combinator: "and", rules: [...of.rules, ...more] };
    return count === 0 ? 0 : <Link to={listAddress("/reception/entries", { scope: "all", filter })}>{count}</Link>;
  };
  return (
    <>
      <td>{open(row.visits, ...where("kind", "=", "visit").rules)}</td>
      <td>{open(row.calls, ...where("kind", "=", "call").rules)}</td>
      <td>{open(row.fresh, ...where("fresh", "=", true).rules)}</td>
      <td>{row.persons}</td>
    </>
  );
}
