// A chart that is also a table: one click shows the figures, another saves them as CSV. The library loads when first needed.
import { DownloadOutlined, LineChartOutlined, TableOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ECharts, EChartsCoreOption } from "echarts/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { save } from "@/api/client";
import { toCsv } from "@/domain/table-text";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/chart.css";

export interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}
export interface ChartProps {
  title: string;
  option: EChartsCoreOption;
  table: ChartTable;
  height?: number;
  /** A click on a mark: its series, its position and its value. */
  onPick?: (at: { name: string; series: string; index: number; data: unknown }) => void;
}

interface Clicked {
  name: string;
  seriesName?: string;
  dataIndex: number;
  data: unknown;
}

function Canvas({
  title,
  option,
  height,
  onPick,
}: Pick<ChartProps, "title" | "option" | "onPick"> & { height: number }) {
  const { t } = useTranslation("record");
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const library = useQuery({
    queryKey: ["echarts"],
    queryFn: () => import("@/ui/chart/echarts"),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (!library.data || !box.current) return;
    const made = library.data.init(box.current, null, { renderer: "svg" });
    chart.current = made;
    made.on("click", (event) => {
      const { name, seriesName, dataIndex, data } = event as Clicked;
      pick.current?.({ name, series: seriesName ?? "", index: dataIndex, data });
    });
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, [library.data]);
  useEffect(() => {
    if (library.data) chart.current?.setOption(option, { notMerge: true });
  }, [library.data, option]);
  if (library.isError) return <PageError compact error={library.error} onRetry={() => void library.refetch()} />;
  return (
    <div role="img" aria-label={t("chart.label", { title })} style={{ height }}>
      {library.isPending ? <Loading rows={3} /> : <div ref={box} style={{ height }} />}
    </div>
  );
}

export function Chart({ title, option, table, height = 280, onPick }: ChartProps) {
  const { t } = useTranslation("record");
  const [asTable, setAsTable] = useState(false);
  const csv = () =>
    save(new Blob([toCsv([table.head, ...table.rows])], { type: "text/csv;charset=utf-8" }), `${title}.csv`);
  return (
    <figure className="yd-chart">
      <figcaption>
        <span>{title}</span>
        <span className="yd-grow" />
        <Button
          size="small"
          type="text"
          icon={asTable ? <LineChartOutlined /> : <TableOutlined />}
          aria-label={asTable ? t("chart.chart") : t("chart.table")}
          title={asTable ? t("chart.chart") : t("chart.table")}
          onClick={() => setAsTable(!asTable)}
        />
        <Button
          size="small"
          type="text"
          icon={<DownloadOutlined />}
          aria-label={t("chart.csv")}
          title={t("chart.csv")}
          onClick={csv}
        />
      </figcaption>
      {asTable ? (
        <div className="yd-x-scroll" style={{ maxHeight: height, overflowY: "auto" }}>
          <table className="yd-plain-table">
            <thead>
              <tr>
                {table.head.map((one) => (
                  <th key={one} scope="col">
                    {one}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join("|")}>
                  {row.map((cell, over) => (
                    <td key={table.head[over]} className="yd-num">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Canvas title={title} option={option} height={height} {...(onPick ? { onPick } : {})} />
      )}
    </figure>
  );
}
