// What a person adds to the records on the phone, kept here while it is typed; and what was written once it is submitted.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Kind, type Sheet, saveWords, takeBack, useReportAct, type Words, wordsOf } from "@/api/reports";
import { useField } from "@/mobile/visits/useField";
import { useSafely } from "@/mobile/visits/useSafely";
import { confirmReport, keepDraft, laneOf } from "@/offline/report";

const WRITTEN = ["judgement", "next_plan", "note"] as const;
const WEATHER = ["sunny", "cloudy", "overcast", "rain", "snow"] as const;

interface WriteProps {
  sheet: Sheet;
  draft: Words | null;
  /** the server cannot be reached */
  away: boolean;
  now: string;
}

/** What was typed goes into the phone's draft with every letter; the form begins with it. */
function useTyping(sheet: Sheet, draft: Words | null) {
  const { db } = useField();
  const { problem, setProblem, safely } = useSafely();
  const [typed, setTyped] = useState<Words | null>(draft);
  const words = typed ?? wordsOf(sheet);
  const change = (part: Partial<Words>) => {
    const next = { ...words, ...part };
    setTyped(next);
    void safely(() => keepDraft(db, sheet.kind, sheet.start, next));
  };
  const forget = async () => {
    await safely(() => db.drafts.delete(laneOf(sheet.kind, sheet.start)));
    setTyped(null);
  };
  return { words, dirty: typed !== null, change, forget, problem, setProblem, safely };
}

export function Write({ sheet, draft, away, now }: WriteProps) {
  const { t } = useTranslation("reports");
  const { db } = useField();
  const { words, dirty, change, forget, problem, safely } = useTyping(sheet, draft);
  const save = useReportAct(() => saveWords(sheet, words));
  const { kind, start, version, as_of } = sheet;
  const confirm = () => safely(() => confirmReport(db, { kind, start, version, as_of: as_of || null }, words));
  const keep = () =>
    save.mutate(undefined, {
      onSuccess: () => {
        void forget();
        Toast.show({ icon: "success", content: t("saved") });
      },
      onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message || t("offline.kept") }),
    });
  const late = sheet.required && sheet.due_at < now;
  const area = (name: "judgement" | "next_plan" | "note", label: string, hint = "") => (
    <label className="ph-field">
      {label}
      <textarea
        className="ph-inline"
        maxLength={4000}
        placeholder={hint}
        value={words[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <section className="ph-panel" aria-label={t("words")}>
      {area("judgement", t("judgement"), t("judgementHint"))}
      {area("next_plan", t(`nextPlan.${sheet.kind}`))}
      {area("note", t("note"))}
      <Weather value={words.weather} onChange={(weather) => change({ weather })} />
      <label className="ph-field">
        {t("area")}
        <input
          className="ph-inline"
          maxLength={200}
          value={words.area}
          onChange={(event) => change({ area: event.target.value })}
        />
      </label>
      {dirty && WRITTEN.some((one) => sheet[one] && sheet[one] !== words[one]) && (
        <details>
          <summary className="ph-row">{t("offline.other")}</summary>
          <Lines words={sheet} kind={sheet.kind} />
        </details>
      )}
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      <div className="ph-acts">
        <Button block color="primary" size="large" onClick={() => void confirm()}>
          {t(late ? "submitLate" : "confirm")}
        </Button>
        {!away && (
          <Button loading={save.isPending} disabled={!dirty} onClick={keep}>
            {t("save")}
          </Button>
        )}
      </div>
      {away && <p className="yd-faint">{t(dirty ? "offline.kept" : "offline.confirmHint")}</p>}
    </section>
  );
}

function Weather({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("reports");
  return (
    <fieldset className="ph-chips" aria-label={t("weather")}>
      {WEATHER.map((one) => {
        const name = t(`weatherChoices.${one}`);
        return (
          <button
            key={one}
            type="button"
            aria-pressed={value === name}
            onClick={() => onChange(value === name ? "" : name)}
          >
            {name}
          </button>
        );
      })}
    </fieldset>
  );
}

export function Lines({ words, kind }: { words: Words; kind: Kind }) {
  const { t } = useTranslation("reports");
  const lines = [
    [t("judgement"), words.judgement],
    [t(`nextPlan.${kind}`), words.next_plan],
    [t("note"), words.note],
    [t("area"), words.area],
    [t("weather"), words.weather],
  ].filter(([, said]) => said);
  if (lines.length === 0) return null;
  return (
    <section className="ph-panel">
      {lines.map(([label, said]) => (
        <div key={label}>
          <small className="yd-faint">{label}</small>
          <p className="yd-report-text">{said}</p>
        </div>
      ))}
    </section>
  );
}

export function Said({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  const back = useReportAct(() => takeBack(sheet));
  return (
    <>
      <Lines words={sheet} kind={sheet.kind} />
      {sheet.can_take_back && (
        <Button
          block
          loading={back.isPending}
          onClick={() =>
            back.mutate(undefined, {
              onSuccess: () => Toast.show({ content: t("takenBack") }),
              onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
            })
          }
        >
          {t("takeBack")}
        </Button>
      )}
    </>
  );
}
