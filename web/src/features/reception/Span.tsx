// From which day to which; both ends belong to it.
import { useTranslation } from "react-i18next";

export interface SpanProps {
  start: string;
  end: string;
  onChange: (start: string, end: string) => void;
}

export function Span({ start, end, onChange }: SpanProps) {
  const { t } = useTranslation("reception");
  return (
    <span className="yd-desk-span">
      <input
        type="date"
        className="yd-input"
        aria-label={t("from")}
        value={start}
        max={end}
        onChange={(event) => event.target.value && onChange(event.target.value, end)}
      />{" "}
      {t("to")}{" "}
      <input
        type="date"
        className="yd-input"
        aria-label={t("to")}
        value={end}
        min={start}
        onChange={(event) => event.target.value && onChange(start, event.target.value)}
      />
    </span>
  );
}
