// Visits, calls and new visitors of some days: by channel, by hour, by day.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { RECEPTION } from "@/api/reception";
import { where } from "@/domain/conditions";
import { today } from "@/domain/dates";
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
  const [span, setSpan] = useState(() => ({ start: today(), end: today() }));
  const found = useQuery({
    queryKey: [...RECEPTION, "totals", span],
    queryFn: ({ signal }) => api.get<Totals>("/reception/totals", span, signal),
  });
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("totals")}</h1>
        <span className="yd-grow" />
        <Span {...span} onChange={(start, end) => setSpan({ start, end })} />
      </header>
      <Tabs at="totals" />
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="cards" />}
      {found.isSuccess &&
        (found.data.total.visits + found.data.total.calls === 0 ? (
          <EmptyState title={t("nothing")} />
        ) : (
          <div className="yd-desk-sums">
            <Sums text={t("byChannel")} rows={found.data.channels} total={found.data.total} channels />
            <Sums text={t("byHour")} rows={found.data.hours} total={found.data.total} />
            {span.start !== span.end && <Sums text={t("byDay")} rows={found.data.days} total={found.data.total} />}
          </div>
        ))}
    </div>
  );
}

interface SumsProps {
  text: string;
  rows: Count[];
  total: Count;
  channels?: boolean;
}

function Sums({ text, rows, total, channels = false }: SumsProps) {
  const { t } = useTranslation("reception");
  const name = (row: Count) => {
    if (!channels) return row.label;
    const filter = row.key === null ? where("source", "null") : where("source", "=", Number(row.key));
    return (
      <Link to={listAddress("/reception/entries", { scope: "all", filter })}>{row.label || t("channelNone")}</Link>
    );
  };
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{text}</th>
            <th scope="col">{t("visits")}</th>
            <th scope="col">{t("calls")}</th>
            <th scope="col">{t("fresh")}</th>
            <th scope="col">{t("persons")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? "none"}>
              <td>{name(row)}</td>
              <Figures row={row} />
            </tr>
          ))}
          <tr>
            <th scope="row">{t("sum")}</th>
            <Figures row={total} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

const Figures = ({ row }: { row: Count }) => (
  <>
    <td>{row.visits}</td>
    <td>{row.calls}</td>
    <td>{row.fresh}</td>
    <td>{row.persons}</td>
  </>
);
