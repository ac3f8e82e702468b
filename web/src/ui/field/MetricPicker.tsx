// Choosing a metric: what comes with the product, and what people defined.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useMetrics } from "@/api/metrics";
import { useLanguage } from "@/ui/language";

export interface MetricPickerProps {
  value?: string;
  onChange?: (value: string) => void;
  /** Only those whose parts add up: what a target can be set in. */
  additive?: boolean;
}

export function MetricPicker({ value, onChange, additive = false }: MetricPickerProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const found = useMetrics();
  const of = (text: { zh: string; en: string }) => text[language === "en" ? "en" : "zh"];
  const shown = (found.data ?? []).filter((one) => one.additive || !additive);
  return (
    <Select
      aria-label={t("metric")}
      style={{ minWidth: 140 }}
      loading={found.isPending}
      status={found.isError ? "error" : ""}
      value={value}
      onChange={onChange}
      options={shown.map((one) => ({ value: one.code, label: of(one.label), title: of(one.definition) }))}
    />
  );
}
