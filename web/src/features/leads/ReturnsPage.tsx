// What each source cost and brought, as a tree, by the time its leads came in; every figure opens its records.
import "@/styles/attainment.css";
import { App, Button, DatePicker, Segmented } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { save } from "@/api/client";
import { today } from "@/domain/dates";
import { toCsv } from "@/domain/table-text";
import { ReturnsChart } from "@/features/leads/ReturnsChart";
import { ReturnsTable } from "@/features/leads/ReturnsTable";
import { type Returns, useReturns } from "@/features/leads/settings";
import { plainNumber } from "@/ui/field/FieldValue";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { ListPage } from "@/ui/list/ListPage";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const DAY = "YYYY-MM-DD";

export function Page() {
  const { t } = useTranslation("leads");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const [tab, setTab] = useState<"returns" | "sources">("returns");
  const start = search.get("start");
  const end = search.get("end");
  const span = start && end ? { start, end } : null;
  const returns = useReturns(span);
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("returns.title")}</h1>
        <Segmented
          value={tab}
          onChange={setTab}
          options={[
            { value: "returns", label: t("returns.title") },
            { value: "sources", label: t("returns.sources") },
          ]}
        />
        <span className="yd-grow" />
        {tab === "returns" && (
          <DatePicker.RangePicker
            aria-label={t("returns.all")}
            placeholder={[t("returns.all"), t("returns.all")]}
            value={span ? [dayjs(span.start), dayjs(span.end)] : null}
            presets={presets()}
            onChange={(days) => patch({ start: days?.[0]?.format(DAY) ?? null, end: days?.[1]?.format(DAY) ?? null })}
          />
        )}
        {tab === "returns" && returns.data && <SaveCsv data={returns.data} />}
      </header>
      {tab === "sources" ? (
        <ListPage resource="source" embedded />
      ) : returns.isError ? (
        <PageError error={returns.error} onRetry={() => void returns.refetch()} />
      ) : returns.isPending ? (
        <Loading />
      ) : returns.data.rows.length === 0 ? (
        <EmptyState title={t("returns.empty")} hint={t("returns.emptyHint")} />
      ) : (
        <div className={returns.isPlaceholderData ? "yd-stack yd-stale" : "yd-stack"}>
          <p className="yd-faint">
            {t("returns.lead")} {!returns.data.costs_told && t("returns.partly")}
          </p>
          <Figures data={returns.data} />
          <ReturnsTable data={returns.data} span={span} />
          <ReturnsChart data={returns.data} />
        </div>
      )}
    </div>
  );
}

function presets() {
  const day = dayjs(today());
  const year = day.year();
  return [
    { label: String(year), value: [day.startOf("year"), day.endOf("year")] as [dayjs.Dayjs, dayjs.Dayjs] },
    {
      label: String(year - 1),
      value: [day.subtract(1, "year").startOf("year"), day.subtract(1, "year").endOf("year")] as [
        dayjs.Dayjs,
        dayjs.Dayjs,
      ],
    },
  ];
}

function Figures({ data }: { data: Returns }) {
  const { t } = useTranslation("leads");
  const { total } = data;
  const money = (fen: number | null) => (fen === null ? "–" : <Money fen={fen} />);
  return (
    <section className="yd-figures">
      <StatFigure
        label={t("returns.leads")}
        value={plainNumber(total.leads)}
        note={`${t("returns.converted")} ${plainNumber(total.converted)}`}
      />
      <StatFigure label={t("returns.won")} value={plainNumber(total.won)} note={<Money fen={total.amount} />} />
      {data.costs_told && (
        <>
          <StatFigure label={t("returns.cost")} value={money(total.cost)} />
          <StatFigure label={t("returns.costPerLead")} value={money(total.cost_per_lead)} />
          <StatFigure label={t("returns.costPerWon")} value={money(total.cost_per_won)} />
        </>
      )}
    </section>
  );
}

function SaveCsv({ data }: { data: Returns }) {
  const { t } = useTranslation("leads");
  const { message } = App.useApp();
  const yuan = (fen: number | null) => (fen === null ? "" : (fen / 100).toFixed(2));
  const store = () => {
    const head = (
      [
        "source",
        "leads",
        "contacted",
        "qualified",
        "converted",
        "deals",
        "won",
        "amount",
        "cost",
        "costPerLead",
        "costPerWon",
      ] as const
    ).map((one) => t(`returns.${one}`));
    const rows = data.rows.map(({ name, depth, total }) => [
      "　".repeat(depth) + name,
      ...[total.leads, total.contacted, total.qualified, total.converted, total.deals, total.won],
      ...[total.amount, total.cost, total.cost_per_lead, total.cost_per_won].map(yuan),
    ]);
    save(new Blob([toCsv([head, ...rows])], { type: "text/csv" }), `${t("returns.title")}.csv`);
    void message.success(t("returns.csv"));
  };
  return <Button onClick={store}>{t("returns.csv")}</Button>;
}
