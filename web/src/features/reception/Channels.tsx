// How they heard of us: the usual channels as buttons (arrow keys move), all others in a list.
import { Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Desk } from "@/api/reception";

const SHOWN = 6;

export interface ChannelsProps {
  sources: Desk["sources"];
  value: number | null;
  onChange: (source: number | null) => void;
}

export function Channels({ sources, value, onChange }: ChannelsProps) {
  const { t } = useTranslation("reception");
  const usual = sources.slice(0, SHOWN);
  const rest = sources.slice(SHOWN);
  if (sources.length === 0) return <p className="yd-faint">{t("sourceNone")}</p>;
  return (
    <div className="yd-desk-channels">
      <Radio.Group
        aria-label={t("source")}
        optionType="button"
        buttonStyle="solid"
        value={value}
        options={usual.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      {rest.length > 0 && (
        <Select
          aria-label={t("sourceOther")}
          placeholder={t("sourceOther")}
          showSearch
          allowClear
          optionFilterProp="label"
          className="yd-desk-other"
          value={rest.some((one) => one.id === value) ? value : null}
          options={rest.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(source?: number) => onChange(source ?? null)}
        />
      )}
    </div>
  );
}
