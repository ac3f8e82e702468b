// The deals of a review, a card each: how it stood, what is predicted with a tap, what is done, what became of it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newLine, PREDICTIONS, type ReviewLine, useTheirDeals } from "@/api/reviews";
import { formatDay } from "@/domain/dates";
import { toFen } from "@/domain/money";
import { Money, useAmounts } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { OUTCOME_HUE } from "@/ui/review/hues";

interface CardsProps {
  lines: ReviewLine[];
  member: number;
  month: string;
  onChange: ((lines: ReviewLine[]) => void) | null;
}

export function DealCards({ lines, member, month, onChange }: CardsProps) {
  const { t } = useTranslation("reviews");
  return (
    <section className="ph-panel" aria-label={t("deals")}>
      <h2>
        {t("deals")}
        <small className="yd-num">{lines.length}</small>
      </h2>
      {lines.length === 0 && <p className="yd-faint">{t("dealsNone")}</p>}
      {lines.map((line) => (
        <Card
          key={line.deal_id ?? line.id}
          line={line}
          month={month}
          onChange={
            onChange ? (part) => onChange(lines.map((one) => (one === line ? { ...one, ...part } : one))) : null
          }
          onRemove={onChange ? () => onChange(lines.filter((one) => one !== line)) : null}
        />
      ))}
      {onChange && (
        <Add member={member} taken={lines.map((one) => one.deal_id)} onAdd={(line) => onChange([...lines, line])} />
      )}
    </section>
  );
}

interface CardProps {
  line: ReviewLine;
  month: string;
  onChange: ((part: Partial<ReviewLine>) => void) | null;
  onRemove: (() => void) | null;
}

function Card({ line, month, onChange, onRemove }: CardProps) {
  const { t } = useTranslation("reviews");
  const { language } = useLanguage();
  const day = (value: string | null) => (value ? formatDay(value, language, true) : "–");
  const title = line.deal_id ? <Link to={`/m/deals/${line.deal_id}`}>{line.name}</Link> : <span>{line.name}</span>;
  return (
    <article className="ph-deal" aria-label={line.name}>
      <div>
        {title}
        <Tag color={OUTCOME_HUE[line.outcome]}>{t(`outcome.${line.outcome}`)}</Tag>
      </div>
      <small className="yd-faint">
        {t("before")} {[line.was_stage, line.was_chance > 0 && `${line.was_chance}%`].filter(Boolean).join(" ")} ·{" "}
        <Money fen={line.was_amount} /> · {day(line.was_close)}
      </small>
      {line.kept !== null && <p className={line.kept ? "yd-gain" : "yd-risk"}>{t(line.kept ? "kept" : "broken")}</p>}
      {onChange ? (
        <>
          <fieldset className="ph-chips" aria-label={`${t("predict")} ${line.name}`}>
            {PREDICTIONS.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={line.prediction === one}
                onClick={() => onChange({ prediction: line.prediction === one ? "" : one })}
              >
                {t(`prediction.${one}`)}
              </button>
            ))}
          </fieldset>
          <div className="ph-two">
            <Amount line={line} onChange={(amount) => onChange({ amount })} />
            <label>
              {t("day")}
              <input
                type="date"
                className="ph-inline"
                min={month}
                value={line.close_on ?? ""}
                onChange={(event) => onChange({ close_on: event.target.value || null })}
              />
            </label>
          </div>
          <label className="ph-field">
            {t("remedy")}
            <input
              className="ph-inline"
              maxLength={500}
              placeholder={t("remedyHint")}
              value={line.remedy}
              onChange={(event) => onChange({ remedy: event.target.value })}
            />
          </label>
          <button
            type="button"
            className="yd-text-button"
            aria-label={`${t("remove")} ${line.name}`}
            onClick={onRemove ?? undefined}
          >
            {t("remove")}
          </button>
        </>
      ) : (
        <p>
          <b>{t(`prediction.${line.prediction}`)}</b> · <Money fen={line.amount} /> · {day(line.close_on)}
          {line.remedy && <span className="yd-faint"> · {line.remedy}</span>}
        </p>
      )}
    </article>
  );
}

function Amount({ line, onChange }: { line: ReviewLine; onChange: (fen: number) => void }) {
  const { t } = useTranslation("reviews");
  const amounts = useAmounts();
  const [text, setText] = useState(() => amounts.exact(line.amount, line.amount % 100 !== 0).replaceAll(",", ""));
  const fen = amounts.read(text);
  return (
    <label>
      {t("amount")}
      <input
        className="ph-inline"
        inputMode="decimal"
        aria-invalid={fen === null || fen < 0}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const next = amounts.read(event.target.value);
          if (next !== null && next >= 0) onChange(next);
        }}
      />
    </label>
  );
}

interface AddProps {
  member: number;
  taken: (number | null)[];
  onAdd: (line: ReviewLine) => void;
}

function Add({ member, taken, onAdd }: AddProps) {
  const { t } = useTranslation("reviews");
  const rows = useTheirDeals(member);
  const left = (rows.data?.rows ?? []).filter((one) => !taken.includes(one.id));
  if (left.length === 0) return null;
  return (
    <select
      className="ph-inline"
      aria-label={t("add")}
      value=""
      onChange={(event) => {
        const row = left.find((one) => one.id === Number(event.target.value));
        if (row) onAdd(newLine({ id: row.id, name: String(row.values.name) }, toFen(String(row.values.amount)) ?? 0));
      }}
    >
      <option value="">{t("add")}</option>
      {left.map((one) => (
        <option key={one.id} value={one.id}>
          {String(one.values.name)}
        </option>
      ))}
    </select>
  );
}
