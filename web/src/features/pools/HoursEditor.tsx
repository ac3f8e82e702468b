// Spans of a week in which a pool assigns.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Labelled } from "@/features/pools/Labelled";
import type { Span } from "@/features/pools/queries";

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

export interface HoursEditorProps {
  hours: Span[];
  disabled: boolean;
  onChange: (hours: Span[]) => void;
}

export function HoursEditor({ hours, disabled, onChange }: HoursEditorProps) {
  const { t } = useTranslation("pools");
  const put = (at: number, change: Partial<Span>) =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const add = () => {
    const last = hours.at(-1);
    onChange([...hours, { weekday: last ? (last.weekday % 7) + 1 : 1, from: "09:00", to: "18:00" }]);
  };
  return (
    <Labelled text={t("dispatch.hours")}>
      {hours.length === 0 && <span>{t("dispatch.always")} </span>}
      {hours.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
        <div className="yd-clause" key={index}>
          <Select
            aria-label={t("dispatch.hours")}
            disabled={disabled}
            value={span.weekday}
            options={DAYS.map((day) => ({ value: day + 1, label: t(`dispatch.weekdays.${day}`) }))}
            onChange={(weekday) => put(index, { weekday })}
          />
          {(["from", "to"] as const).map((which) => (
            <input
              key={which}
              type="time"
              className="yd-input"
              disabled={disabled}
              aria-label={`${t("dispatch.hours")} ${which === "from" ? "–" : "→"}`}
              value={span[which]}
              onChange={(event) => event.target.value && put(index, { [which]: event.target.value })}
            />
          ))}
          <Button
            size="small"
            type="text"
            disabled={disabled}
            icon={<CloseOutlined />}
            aria-label={t("rule.remove")}
            onClick={() => onChange(hours.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {!disabled && (
        <Button size="small" icon={<PlusOutlined />} onClick={add}>
          {t("dispatch.addSpan")}
        </Button>
      )}
    </Labelled>
  );
}
