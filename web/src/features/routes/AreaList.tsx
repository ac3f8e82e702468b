// The outlets behind a number of the map, the longest overdue first: each opens the customer, and visits to them are planned here.
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type AreaPeriod, useAreaOutlets } from "@/api/area";
import { type AreaPoint, ranked, type Show } from "@/domain/area";
import { Link } from "@/ui/nav";
import { useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { usePicking } from "@/ui/visit/usePicking";

interface ListProps {
  title: string;
  points: AreaPoint[];
  show: Show;
  period: AreaPeriod;
  /** The whole group in the list of customers. */
  more: string | null;
}

export function AreaList({ title, points, show, period, more }: ListProps) {
  const { t } = useTranslation("routes");
  const open = useOpenRecord();
  const ids = useMemo(() => ranked(points, show), [points, show]);
  const found = useAreaOutlets(ids, period);
  const rows = found.data?.pages.flat() ?? [];
  const picking = usePicking(rows.map((one) => ({ id: one.customer_id, name: one.name })));
  return (
    <section className="yd-stack" aria-label={title}>
      <h2>
        {title} <small className="yd-faint">{ids.length}</small>
      </h2>
      {more && <Link to={more}>{t("areaInList")}</Link>}
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {ids.length === 0 && <EmptyState compact title={t("areaNone")} />}
      {found.isPending && ids.length > 0 && <Loading rows={5} />}
      {picking.bar}
      {rows.length > 0 && (
        <div className="yd-x-scroll">
          <table className="yd-plain-table yd-middle">
            <thead>
              <tr>
                {picking.head}
                {(["outlet", "grade", "owner", "place", "visits", "lastVisit", "dueOn"] as const).map((one) => (
                  <th key={one} scope="col">
                    {t(`areaColumn.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.customer_id}>
                  {picking.cell(one.customer_id, one.name)}
                  <td>
                    <Link to={open.link("customer", one.customer_id).href}>{one.name}</Link>
                  </td>
                  <td>{one.grade}</td>
                  <td>{one.owner}</td>
                  <td>{one.place}</td>
                  <td className="yd-num">
                    {one.made} / {one.wanted}
                  </td>
                  <td className="yd-num">{one.last_on ?? t("areaNever")}</td>
                  <td className={one.state === "overdue" ? "yd-num yd-risk" : "yd-num"}>{one.due_on ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("areaNext")}
        </Button>
      )}
    </section>
  );
}
