// Competitors compared: average price by week, against our own product.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Rivals, useRivals } from "@/api/outlets";
import { where } from "@/domain/conditions";
import { formatDay } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { Tabs } from "@/features/outlets/Tabs";
import { change } from "@/features/outlets/words";
import { Chart } from "@/ui/chart/Chart";
import { useChartTheme } from "@/ui/chart/useChartTheme";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SPANS = [4, 12, 26, 52];
const CHARTED = 6;

export function Page() {
  const { t } = useTranslation("outlets");
  const weeks = Number(useAddress().search.get("weeks")) || 12;
  const patch = usePatchSearch();
  const found = useRivals(weeks);
  return (
    <>
      <Tabs at="rivals" />
      <div className="yd-page yd-stack">
        <div className="yd-toolbar">
          <h1>{t("tab.rivals")}</h1>
          <span className="yd-grow" />
          <Select
            style={{ width: 120 }}
            aria-label={t("period")}
            value={weeks}
            options={SPANS.map((value) => ({ value, label: t("weeks", { count: value }) }))}
            onChange={(value) => patch({ weeks: String(value) })}
          />
        </div>
        {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={8} />}
        {found.isSuccess &&
          (found.data.lines.length === 0 ? (
            <EmptyState title={t("noRivals")} hint={t("noRivalsHint")} />
          ) : (
            <>
              <p className="yd-muted">
                {found.data.competitors
                  .slice(0, 8)
                  .map((one) => `${one.name} ${one.records}（${t("thisWeek", { count: one.this_week })}）`)
                  .join(" · ")}
              </p>
              <Prices found={found.data} />
              <Lines found={found.data} />
            </>
          ))}
      </div>
    </>
  );
}

function Prices({ found }: { found: Rivals }) {
  const { t } = useTranslation("outlets");
  const theme = useChartTheme();
  const { language } = useLanguage();
  const days = found.weeks.map((one) => formatDay(one, language, true));
  const shown = found.lines.filter((one) => one.latest !== null).slice(0, CHARTED);
  if (shown.length === 0) return null;
  const name = (one: Rivals["lines"][number]) => `${one.competitor} ${one.product}`;
  return (
    <Chart
      title={t("priceTrend")}
      height={260}
      option={{
        ...theme.base,
        legend: { ...theme.base.legend, type: "scroll" },
        xAxis: { type: "category", data: days, ...theme.axis },
        yAxis: { type: "value", scale: true, ...theme.axis },
        series: shown.map((one) => ({
          name: name(one),
          type: "line",
          connectNulls: true,
          data: one.prices.map((price) => (price === null ? null : Number(price))),
        })),
      }}
      table={{
        head: [t("period"), ...shown.map(name)],
        rows: days.map((day, n) => [day, ...shown.map((one) => one.prices[n] ?? null)]),
      }}
    />
  );
}

function Lines({ found }: { found: Rivals }) {
  const { t } = useTranslation("outlets");
  return (
    <div className="yd-x-scroll">
      <table className="yd-plain-table yd-middle">
        <thead>
          <tr>
            <th scope="col">{t("competitor")}</th>
            <th scope="col">{t("rival")}</th>
            {(["records", "promotions", "latest", "change"] as const).map((one) => (
              <th key={one} scope="col" className="yd-right">
                {t(one)}
              </th>
            ))}
            <th scope="col">{t("own")}</th>
            <th scope="col" className="yd-right">
              {t("ownPrice")}
            </th>
            <th scope="col" className="yd-right">
              {t("against")}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.lines.map((one) => (
            <tr key={`${one.competitor}|${one.product}`}>
              <td>{one.competitor}</td>
              <td>{one.product}</td>
              <td className="yd-right yd-num">
                <Link
                  to={listAddress("/competitor-records", { scope: "all", filter: where("product", "=", one.product) })}
                >
                  {one.records}
                </Link>
              </td>
              <td className="yd-right yd-num">{one.promotions}</td>
              <td className="yd-right yd-num">{one.latest ?? "–"}</td>
              <td className="yd-right yd-num">{change(one.change)}</td>
              <td>{one.own_product || "–"}</td>
              <td className="yd-right yd-num">{one.own_price ?? "–"}</td>
              <td className="yd-right yd-num">{change(one.against)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.more && <p className="yd-faint">{t("tooMany", { count: found.lines.length })}</p>}
    </div>
  );
}
