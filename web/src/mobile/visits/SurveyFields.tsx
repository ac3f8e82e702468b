// Questions of a survey step: a text, a number, one of several, yes or no.
import { useTranslation } from "react-i18next";
import type { Given } from "@/domain/visit-steps";
import type { Question, Step } from "@/offline/types";
import { useLanguage } from "@/ui/language";

export function SurveyFields({
  step,
  given,
  onChange,
}: {
  step: Step;
  given: Given | null;
  onChange: (given: Given) => void;
}) {
  const answers = (given?.answers as Given | undefined) ?? {};
  return (
    <section className="ph-panel ph-sheet">
      {(step.questions ?? []).map((one) => (
        <Asked
          key={one.key}
          question={one}
          value={answers[one.key]}
          onChange={(value) => onChange({ answers: { ...answers, [one.key]: value } })}
        />
      ))}
    </section>
  );
}

interface AskedProps {
  question: Question;
  value: unknown;
  onChange: (value: unknown) => void;
}

function Asked({ question, value, onChange }: AskedProps) {
  const { t } = useTranslation("phoneVisits");
  const { label } = useLanguage();
  const words = `${label({ zh: question.text, en: question.text_en || question.text })}${question.required ? ` (${t("required")})` : ""}`;
  if (question.kind === "text" || question.kind === "number") {
    const numeric = question.kind === "number";
    return (
      <label>
        {words}
        <input
          inputMode={numeric ? "decimal" : "text"}
          type={numeric ? "number" : "text"}
          maxLength={2000}
          value={value === undefined || value === null ? "" : String(value)}
          onChange={(event) => {
            const text = event.target.value;
            onChange(!numeric ? text : text === "" || Number.isNaN(Number(text)) ? null : Number(text));
          }}
        />
      </label>
    );
  }
  const choices: [unknown, string][] =
    question.kind === "yes_no"
      ? [
          [true, t("yes")],
          [false, t("no")],
        ]
      : (question.choices ?? []).map((one) => [one, one]);
  return (
    <fieldset className="ph-entry ph-question">
      <legend>{words}</legend>
      <div className="ph-chips ph-wrap">
        {choices.map(([one, text]) => (
          <button key={text} type="button" aria-pressed={one === value} onClick={() => onChange(one)}>
            {text}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
