// Choosing a metric: what comes with the product, and what people defined.
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import type { Unit } from "@/domain/units";
import { useLanguage } from "@/ui/language";

export interface Metric {
  code: string;
  label: { zh: string; en: string };
  definition: { zh: string; en: string };
  unit: Unit;
  less_is_better: boolean;
  resource: string;
  date_field: string;
  additive: boolean;
}

export const useMetrics = () =>
  useQuery({
    queryKey: ["metrics"],
    queryFn: ({ signal }) =>
      api.get<{ items: Metric[] }>("/targets/metrics", undefined, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });

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
