// One leave in words: whose, what kind, how long, from when until when.
import { useTranslation } from "react-i18next";
import type { Row } from "@/api/resource";
import { useLanguage } from "@/ui/language";

export type Kinds = readonly { value: string; label: { zh: string; en: string } }[];

export interface LeaveSpanTextProps {
  row: Row;
  kinds: Kinds;
  who?: string | undefined;
}

export function LeaveSpanText({ row, kinds, who }: LeaveSpanTextProps) {
  const { t } = useTranslation("calendar");
  const { label } = useLanguage();
  const { values } = row;
  const half = (name: "starts_half" | "ends_half") => t(`leave.${values[name] === "am" ? "am" : "pm"}`);
  return (
    <span>
      <strong>
        {who ? `${who} ` : ""}
        {label(kinds.find((one) => one.value === values.kind)?.label ?? null)}{" "}
        {t("leave.days", { count: Number(values.days) })}
      </strong>
      <small className="ph-words">
        {String(values.starts_on)} {half("starts_half")} – {String(values.ends_on)} {half("ends_half")}
      </small>
      {values.note ? <small className="ph-words">{String(values.note)}</small> : null}
      {values.answer ? (
        <small className="ph-words">{t("leave.answered", { answer: String(values.answer) })}</small>
      ) : null}
    </span>
  );
}
