// A competitor: how one fares against it, why deals are lost to it, and what is known of it.
import { useQuery } from "@tanstack/react-query";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { listAddress } from "@/domain/view";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import type { RecordBodyProps } from "@/ui/module";
import { FieldList } from "@/ui/record/FieldList";
import { HistoryPanel } from "@/ui/record/HistoryPanel";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Figures {
  name: string;
  open_count: number;
  won_count: number;
  lost_count: number;
  open_amount: string;
  won_amount: string;
  lost_amount: string;
  win_rate: { n: number; rate: number | null; low: number | null; high: number | null };
  reasons: { label: string; count: number }[];
}

export function RecordBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("gates");
  const { t: tr } = useTranslation("record");
  const found = useQuery({
    queryKey: ["figures", "competitor", row.id, row.version],
    queryFn: ({ signal }) => api.get<Figures>(`/competitors/${row.id}/figures`, undefined, signal),
  });
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const { data } = found;
  const to = (status: string) =>
    listAddress("/deals", {
      filter: {
        combinator: "and",
        rules: [
          { field: "competitor", operator: "=", value: data.name },
          { field: "status", operator: "=", value: status },
        ],
      },
    });
  const { rate, low, high, n } = data.win_rate;
  return (
    <>
      <section className="yd-figures">
        <StatFigure
          label={t("rivalRate")}
          value={rate === null ? "–" : `${rate}%`}
          note={rate === null ? t("rivalNone") : t("interval", { low: low ?? 0, high: high ?? 0, n })}
        />
        {(["open", "won", "lost"] as const).map((one) => (
          <StatFigure
            key={one}
            label={t(one === "open" ? "rivalOpen" : one === "won" ? "rivalWon" : "rivalLost")}
            value={t("deals", { count: data[`${one}_count`] })}
            note={<Money amount={data[`${one}_amount`]} />}
            to={to(one)}
          />
        ))}
      </section>
      {data.reasons.length > 0 && (
        <p className="yd-muted">
          {t("rivalWhy")}: {data.reasons.map((one) => `${one.label} ${one.count}`).join(" · ")}
        </p>
      )}
      <Tabs
        items={[
          { key: "details", label: tr("details"), children: <FieldList spec={spec} row={row} /> },
          { key: "history", label: tr("history"), children: <HistoryPanel spec={spec} id={row.id} /> },
        ]}
      />
    </>
  );
}
