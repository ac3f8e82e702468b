// The chain of a product at an outlet: a chart of stock and sell-through, and every entry with its identity.
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Entry, type ProductLine, useChain } from "@/api/outlets";
import { formatDay } from "@/domain/dates";
import { Chart } from "@/ui/chart/Chart";
import { useChartTheme } from "@/ui/chart/useChartTheme";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const COLUMNS = ["opening", "came", "returned", "sold", "closing", "ordered"] as const;

export function ChainPanel({ customer, product }: { customer: number; product: ProductLine }) {
  const { t } = useTranslation("outlets");
  const found = useChain(customer, product.product_id);
  const entries = useMemo(() => found.data?.pages.flatMap((page) => page.entries) ?? [], [found.data]);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={3} />;
  return (
    <section className="yd-stack" aria-label={t("chain", { name: product.product })}>
      <History entries={entries} />
      <div className="yd-x-scroll">
        <table className="yd-plain-table yd-middle yd-outlet-table">
          <thead>
            <tr>
              <th scope="col">{t("day")}</th>
              {COLUMNS.map((one) => (
                <th key={one} scope="col" className="yd-right">
                  {t(one)}
                </th>
              ))}
              <th scope="col" className="yd-right">
                {t("price")}
              </th>
              <th scope="col" className="yd-right">
                {t("seen")}
              </th>
              <th scope="col">{t("explanation")}</th>
              <th scope="col">{t("by")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((one) => (
              <EntryLine key={one.id} entry={one} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="yd-faint">{t("identity")}</p>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation("outlets");
  const { language } = useLanguage();
  const record = useOpenRecord();
  const notes = [
    entry.first && t("first"),
    entry.counted === null && t("notCounted"),
    entry.below_floor && t("warning.below_floor"),
    entry.outside && t("warning.outside"),
    entry.explanation,
  ].filter(Boolean);
  return (
    <tr>
      <td>
        <button
          type="button"
          className="yd-link-button"
          title={t("openRecord")}
          onClick={() => record.open("ledger_entry", entry.id)}
        >
          {formatDay(entry.day, language)}
        </button>
      </td>
      <td className="yd-right yd-num">{entry.opening}</td>
      <td className="yd-right yd-num" title={entry.received_told ? t("told") : undefined}>
        {entry.received}
        {entry.received_told && " *"}
      </td>
      <td className="yd-right yd-num">{entry.returned}</td>
      <td className={`yd-right yd-num${entry.sold < 0 ? " yd-risk" : ""}`}>{entry.sold}</td>
      <td className="yd-right yd-num">
        <strong>{entry.closing}</strong>
      </td>
      <td className="yd-right yd-num">{entry.ordered}</td>
      <td className={`yd-right yd-num${entry.below_floor ? " yd-risk" : ""}`}>{entry.price ?? "–"}</td>
      <td className="yd-right yd-num">{entry.price_seen ?? "–"}</td>
      <td>{notes.join(" · ")}</td>
      <td>{entry.member}</td>
    </tr>
  );
}

function History({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation("outlets");
  const theme = useChartTheme();
  const { language } = useLanguage();
  const rows = useMemo(() => [...entries].reverse(), [entries]);
  const days = rows.map((one) => formatDay(one.day, language));
  if (rows.length < 2) return null;
  const option = {
    ...theme.base,
    xAxis: { type: "category", data: days, ...theme.axis },
    yAxis: { type: "value", ...theme.axis },
    series: [
      { name: t("sold"), type: "bar", data: rows.map((one) => one.sold) },
      { name: t("ordered"), type: "bar", data: rows.map((one) => one.ordered) },
      { name: t("closing"), type: "line", data: rows.map((one) => one.closing), showSymbol: false },
    ],
  };
  return (
    <Chart
      title={t("history")}
      height={220}
      option={option}
      table={{
        head: [t("day"), t("sold"), t("ordered"), t("closing")],
        rows: rows.map((one, n) => [days[n] ?? "", one.sold, one.ordered, one.closing]),
      }}
    />
  );
}
