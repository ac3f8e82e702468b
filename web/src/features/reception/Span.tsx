// From which day to which; both ends belong to it.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { addDays, today } from "@/domain/dates";

export interface SpanProps {
  start: string;
  end: string;
  onChange: (start: string, end: string) => void;
}

export function Span({ start, end, onChange }: SpanProps) {
  const { t } = useTranslation("reception");
  const now = today();
  const spans = [
    ["spanToday", now, now],
    ["spanYesterday", addDays(now, -1), addDays(now, -1)],
    ["spanWeek", addDays(now, -6), now],
    ["spanMonth", addDays(now, -29), now],
  ] as const;
  return (
    <span className="yd-desk-span">
      {spans.map(([text, first, last]) => (
        <Button
          key={text}
          size="small"
          type={start === first && end === last ? "primary" : "text"}
          onClick={() => onChange(first, last)}
        >
          {t(text)}
        </Button>
      ))}{" "}
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
