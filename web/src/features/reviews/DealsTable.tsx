// The deals of a review one by one: how each stood, what is predicted, what is done, what became of it.
import { Button, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { PREDICTIONS, type Prediction, type ReviewLine } from "@/api/reviews";
import { formatDay } from "@/domain/dates";
import { AddDeal } from "@/features/reviews/AddDeal";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { OUTCOME_HUE } from "@/ui/review/hues";

interface DealsProps {
  lines: ReviewLine[];
  member: number;
  month: string;
  onChange: ((lines: ReviewLine[]) => void) | null;
}

export function DealsTable({ lines, member, month, onChange }: DealsProps) {
  const { t } = useTranslation("reviews");
  const change = (at: ReviewLine, part: Partial<ReviewLine>) =>
    onChange?.(lines.map((one) => (one.deal_id === at.deal_id ? { ...one, ...part } : one)));
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("deals")}>
      <h2>{t("deals")}</h2>
      {lines.length === 0 && <p>{t("dealsNone")}</p>}
      {lines.length > 0 && (
        <table className="yd-figure-table yd-review-deals">
          <thead>
            <tr>
              <th scope="col">{t("deal")}</th>
              <th scope="col" className="yd-words">
                {t("before")}
              </th>
              <th scope="col" className="yd-words">
                {t("predict")}
              </th>
              <th scope="col">{t("amount")}</th>
              <th scope="col" className="yd-words">
                {t("day")}
              </th>
              <th scope="col" className="yd-words">
                {t("remedy")}
              </th>
              <th scope="col" className="yd-words">
                {t("now")}
              </th>
              {onChange && <th scope="col" aria-label={t("remove")} />}
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <DealRow
                key={one.deal_id ?? one.id}
                line={one}
                month={month}
                onChange={onChange ? (part) => change(one, part) : null}
                onRemove={onChange ? () => onChange(lines.filter((other) => other !== one)) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      {onChange && (
        <AddDeal member={member} taken={lines.map((one) => one.deal_id)} onAdd={(line) => onChange([...lines, line])} />
      )}
    </section>
  );
}

interface RowProps {
  line: ReviewLine;
  month: string;
  onChange: ((part: Partial<ReviewLine>) => void) | null;
  onRemove: (() => void) | null;
}

function DealRow({ line, month, onChange, onRemove }: RowProps) {
  const { t } = useTranslation("reviews");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  const day = (value: string | null) => (value ? formatDay(value, language, true) : "–");
  return (
    <tr>
      <td className="yd-gap-do">{line.deal_id ? <a {...link("deal", line.deal_id)}>{line.name}</a> : line.name}</td>
      <td className="yd-words">
        {line.was_stage} {line.was_chance > 0 && `${line.was_chance}%`}
        <div className="yd-faint">
          <Money fen={line.was_amount} /> · {day(line.was_close)}
        </div>
      </td>
      <td className="yd-words">
        {onChange ? (
          <Select<Prediction>
            aria-label={`${t("predict")} ${line.name}`}
            value={line.prediction}
            style={{ width: 116 }}
            onChange={(prediction) => onChange({ prediction })}
            options={(["", ...PREDICTIONS] as const).map((value) => ({ value, label: t(`prediction.${value}`) }))}
          />
        ) : (
          t(`prediction.${line.prediction}`)
        )}
      </td>
      <td>
        {onChange ? (
          <InputNumber
            aria-label={`${t("amount")} ${line.name}`}
            min={0}
            precision={2}
            controls={false}
            style={{ width: 130 }}
            value={line.amount / 100}
            onChange={(value) => onChange({ amount: Math.round((value ?? 0) * 100) })}
          />
        ) : (
          <Money fen={line.amount} />
        )}
      </td>
      <td className="yd-words">
        {onChange ? (
          <Input
            type="date"
            aria-label={`${t("day")} ${line.name}`}
            min={month}
            value={line.close_on ?? ""}
            onChange={(event) => onChange({ close_on: event.target.value || null })}
          />
        ) : (
          day(line.close_on)
        )}
      </td>
      <td className="yd-words yd-gap-do">
        {onChange ? (
          <Input
            aria-label={`${t("remedy")} ${line.name}`}
            maxLength={500}
            placeholder={t("remedyHint")}
            value={line.remedy}
            onChange={(event) => onChange({ remedy: event.target.value })}
          />
        ) : (
          line.remedy || "–"
        )}
      </td>
      <td className="yd-words">
        <Tag color={OUTCOME_HUE[line.outcome]}>{t(`outcome.${line.outcome}`)}</Tag>
        {line.kept !== null && (
          <div className={line.kept ? "yd-gain" : "yd-risk"}>{t(line.kept ? "kept" : "broken")}</div>
        )}
      </td>
      {onRemove && (
        <td>
          <Button size="small" aria-label={`${t("remove")} ${line.name}`} onClick={onRemove}>
            {t("remove")}
          </Button>
        </td>
      )}
    </tr>
  );
}
