// What a person adds to what the records say.
import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/reports";
import type { Writing } from "@/ui/report/useWords";

const WEATHER = ["sunny", "cloudy", "overcast", "rain", "snow"] as const;

export function WordsForm({ kind, writing }: { kind: Kind; writing: Writing }) {
  const { t } = useTranslation("reports");
  const id = useId();
  const { words, change } = writing;
  return (
    <section className="yd-panel yd-report-words" aria-label={t("words")}>
      <label htmlFor={`${id}j`}>{t("judgement")}</label>
      <Input.TextArea
        id={`${id}j`}
        placeholder={t("judgementHint")}
        autoSize={{ minRows: 3 }}
        maxLength={4000}
        value={words.judgement}
        onChange={(event) => change({ judgement: event.target.value })}
      />
      <label htmlFor={`${id}p`}>{t(`nextPlan.${kind}`)}</label>
      <Input.TextArea
        id={`${id}p`}
        autoSize={{ minRows: 3 }}
        maxLength={4000}
        value={words.next_plan}
        onChange={(event) => change({ next_plan: event.target.value })}
      />
      <label htmlFor={`${id}n`}>{t("note")}</label>
      <Input.TextArea
        id={`${id}n`}
        autoSize={{ minRows: 1 }}
        maxLength={4000}
        value={words.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <label htmlFor={`${id}a`}>{t("area")}</label>
      <Input
        id={`${id}a`}
        maxLength={200}
        value={words.area}
        onChange={(event) => change({ area: event.target.value })}
      />
      <label htmlFor={`${id}w`}>{t("weather")}</label>
      <span className="yd-toolbar">
        <Input
          id={`${id}w`}
          maxLength={60}
          style={{ width: 140 }}
          value={words.weather}
          onChange={(event) => change({ weather: event.target.value })}
        />
        {WEATHER.map((one) => (
          <button
            key={one}
            type="button"
            className="yd-chip"
            aria-pressed={words.weather === t(`weatherChoices.${one}`)}
            onClick={() => change({ weather: t(`weatherChoices.${one}`) })}
          >
            {t(`weatherChoices.${one}`)}
          </button>
        ))}
      </span>
    </section>
  );
}
