// The pipeline of a funnel; nothing chosen: the first one that has deals.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSpec } from "@/api/records";
import { useLanguage } from "@/ui/language";

interface PipelinePickerProps {
  id?: string;
  value?: number | null;
  onChange?: (pipeline: number | null) => void;
}

export function PipelinePicker({ id, value = null, onChange }: PipelinePickerProps) {
  const { t } = useTranslation("dashboards");
  const { label } = useLanguage();
  const field = useSpec("deal").data?.fields.find((one) => one.name === "pipeline");
  const options = (field?.choices ?? []).map((one) => ({ value: Number(one.value), label: label(one.label) }));
  return (
    <Select
      id={id}
      allowClear
      value={value ?? undefined}
      onChange={(chosen?: number) => onChange?.(chosen ?? null)}
      placeholder={t("firstPipeline")}
      options={options}
      loading={!field}
    />
  );
}
