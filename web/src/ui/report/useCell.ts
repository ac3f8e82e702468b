// A value of a report's part in words.
import type { Cell, Column } from "@/api/reports";
import { formatClock, formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

export function useCell() {
  const { language, label } = useLanguage();
  return (column: Column, value: Cell | undefined): string => {
    if (value === null || value === undefined || value === "") return "";
    if (Array.isArray(value))
      return value
        .filter((one) => one !== null)
        .map((one) => formatClock(one, language))
        .join("–");
    if (typeof value === "object") {
      if ("label" in value) return value.label;
      const counted = column.choices[value.code];
      return `${counted ? label(counted) : value.code} × ${value.quantity}`;
    }
    if (column.format === "moment") return formatMoment(String(value), language).slice(5);
    if (column.format === "clock") return formatClock(String(value), language);
    if (column.format === "choice") {
      const choice = column.choices[String(value)];
      return choice ? label(choice) : String(value);
    }
    return String(value);
  };
}
