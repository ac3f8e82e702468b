// A value as its reader expects it, by the type of its field. One place for lists, records, histories and cards.
import { useTranslation } from "react-i18next";
import type { Choice, FieldSpec, Ref } from "@/api/resource";
import { formatDay, formatMoment } from "@/domain/dates";
import { formatExact, toFen } from "@/domain/money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";

const isRef = (value: unknown): value is Ref => typeof value === "object" && value !== null && "id" in value;

export const plainNumber = (value: unknown): string => {
  const text = String(value);
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (!match) return text;
  const fraction = match[3]?.replace(/0+$/, "") ?? "";
  return `${match[1] ? "−" : ""}${(match[2] ?? "").replace(/\B(?=(\d{3})+$)/g, ",")}${fraction === "." ? "" : fraction}`;
};

/** The value as text: for titles, CSV, comparisons. */
export function useValueText() {
  const { language, label } = useLanguage();
  const { t } = useTranslation();
  return (field: FieldSpec, value: unknown, cents = false): string => {
    if (value === null || value === undefined || value === "") return "";
    if (isRef(value)) return value.label;
    const choiceText = (one: unknown) =>
      label(field.choices?.find((choice) => choice.value === one)?.label) || String(one);
    if (Array.isArray(value))
      return value.map((one) => (isRef(one) ? one.label : choiceText(one))).join(language === "en" ? ", " : "、");
    switch (field.type) {
      case "money": {
        const fen = toFen(value as string);
        return fen === null ? String(value) : formatExact(fen, cents);
      }
      // A year or a number of a house is no quantity: no thousands separator.
      case "integer":
        return field.summable || field.unit ? plainNumber(value) : String(value);
      case "decimal":
        return plainNumber(value);
      case "percent":
        return `${plainNumber(value)}%`;
      case "date":
        return formatDay(String(value), language);
      case "datetime":
        return formatMoment(String(value), language);
      case "boolean":
        return value ? t("yes") : t("no");
      case "choice":
        return choiceText(value);
      default:
        return String(value);
    }
  };
}

function ChoiceTag({ choice, text }: { choice: Choice | undefined; text: string }) {
  return <Tag color={choice?.color}>{text}</Tag>;
}

export interface FieldValueProps {
  field: FieldSpec;
  value: unknown;
  /** Text only: no links, no tags. */
  plain?: boolean;
  /** Amounts with two decimals, for a column in which some have them. */
  cents?: boolean;
}

export function FieldValue({ field, value, plain, cents }: FieldValueProps) {
  const text = useValueText()(field, value, cents);
  const { label } = useLanguage();
  const open = useOpenRecord();
  if (text === "") return null;
  if (plain) return <>{text}</>;
  if (isRef(value) && field.ref && field.ref_readable !== false) {
    const resource = field.ref;
    return (
      <a {...open.link(resource, value.id)} className="yd-link">
        {text}
      </a>
    );
  }
  switch (field.type) {
    case "choice":
      return <ChoiceTag choice={field.choices?.find((one) => one.value === value)} text={text} />;
    case "multichoice":
    case "tags":
      return (
        <span className="yd-tags">
          {(Array.isArray(value) ? value : [value]).map((one) => {
            const choice = field.choices?.find((option) => option.value === one);
            return <ChoiceTag key={String(one)} choice={choice} text={choice ? label(choice.label) : String(one)} />;
          })}
        </span>
      );
    case "phone":
      return (
        <a href={`tel:${String(value).replace(/[^\d+]/g, "")}`} className="yd-link yd-num">
          {text}
        </a>
      );
    case "email":
      return (
        <a href={`mailto:${text}`} className="yd-link">
          {text}
        </a>
      );
    case "url":
      return /^(https?:\/\/)?[\w-]+(\.[\w-]+)+\S*$/i.test(text) ? (
        <a
          href={/^https?:/i.test(text) ? text : `https://${text}`}
          target="_blank"
          rel="noreferrer noopener"
          className="yd-link"
        >
          {text}
        </a>
      ) : (
        text
      );
    case "money":
    case "integer":
    case "decimal":
    case "percent":
    case "date":
    case "datetime":
      return <span className="yd-num">{text}</span>;
    case "longtext":
      return <span className="yd-long">{text}</span>;
    default:
      return <>{text}</>;
  }
}
