// What a period will bring: commit, weighted, statistical with its range, beside the target; who makes it up, which deals.
import "@/styles/attainment.css";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useOutlook } from "@/api/outlook";
import { formatDay } from "@/domain/dates";
import { kindOf } from "@/domain/period";
import { DealsPanel } from "@/features/forecast/DealsPanel";
import { Figures } from "@/features/forecast/Figures";
import { LinesTable } from "@/features/forecast/LinesTable";
import { Tabs } from "@/features/forecast/Tabs";
import { NodePicker } from "@/ui/figure/NodePicker";
import { OutOfReach } from "@/ui/figure/OutOfReach";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("forecast");
  const { t: td } = useTranslation("forecastDesk");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const { language } = useLanguage();
  const node = search.get("node");
  const asked = search.get("period");
  const known = asked && ["year", "quarter", "month"].includes(kindOf(asked)) ? asked : null;
  const day = search.get("day");
  const found = useOutlook(node, known, day);
  const data = found.data;
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <NodePicker value={node} name={data?.node.name ?? ""} onChange={(next) => patch({ node: next })} />
        <Tabs at="lines" />
        <span className="yd-grow" />
        {data && data.days.length > 0 && (
          <Select
            aria-label={td("asOfDay")}
            value={day ?? ""}
            style={{ minWidth: 130 }}
            options={[
              { value: "", label: td("now") },
              ...data.days.map((value) => ({ value, label: formatDay(value, language) })),
            ]}
            onChange={(value) => patch({ day: value || null })}
          />
        )}
        {data && <PeriodPicker value={data.period.key} onChange={(next) => patch({ period: next })} />}
      </header>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {data && (
        <div className={found.isPlaceholderData ? "yd-stack yd-stale" : "yd-stack"}>
          {data.at === null && <EmptyState compact title={t("waiting")} />}
          {data.at !== null && !data.periods.includes(data.period.key) && <p className="yd-faint">{td("notAhead")}</p>}
          <OutOfReach node={data.node.key} first={data.period.start} last={data.period.end} />
          <Figures data={data} />
          {data.children.length > 0 && <LinesTable data={data} />}
          {day === null && <DealsPanel line={data.node} />}
        </div>
      )}
    </div>
  );
}
