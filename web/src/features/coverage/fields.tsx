// Small inputs of cards: a labelled field, a time of the day, the day's times together.
import { Input, InputNumber } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function Labelled({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="yd-coverage-field">
      <span>{text}</span>
      {children}
    </div>
  );
}

export function TimeInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return <Input type="time" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} />;
}

/** From when to when somebody is out, what a visit and the way to it take, and how many a day. */
export interface DayTimes {
  day_from: string;
  day_to: string;
  minutes: number;
  travel: number;
  visits_day: number | null;
}

export function DayFields({ value, onChange }: { value: DayTimes; onChange: (change: Partial<DayTimes>) => void }) {
  const { t } = useTranslation("coverageDesk");
  const number = (name: "minutes" | "travel", min: number) => (
    <Labelled text={t(name)}>
      <InputNumber
        aria-label={t(name)}
        min={min}
        max={600}
        precision={0}
        value={value[name]}
        onChange={(next) => next !== null && onChange({ [name]: next })}
      />
    </Labelled>
  );
  return (
    <>
      <Labelled text={t("dayFrom")}>
        <TimeInput label={t("dayFrom")} value={value.day_from} onChange={(day_from) => onChange({ day_from })} />
      </Labelled>
      <Labelled text={t("dayTo")}>
        <TimeInput label={t("dayTo")} value={value.day_to} onChange={(day_to) => onChange({ day_to })} />
      </Labelled>
      {number("minutes", 1)}
      {number("travel", 0)}
      <Labelled text={t("visitsDay")}>
        <InputNumber
          aria-label={t("visitsDay")}
          min={1}
          max={100}
          precision={0}
          placeholder={t("visitsDayAuto")}
          style={{ width: "100%" }}
          value={value.visits_day}
          onChange={(visits_day) => onChange({ visits_day })}
        />
      </Labelled>
    </>
  );
}
