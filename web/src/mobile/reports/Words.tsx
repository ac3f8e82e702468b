// What a person adds to the records on the phone, and what was written once it is submitted.
import { Button, Toast } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Sheet, saveWords, submitWords, takeBack, useReportAct } from "@/api/reports";
import { useWords } from "@/ui/report/useWords";

const WEATHER = ["sunny", "cloudy", "overcast", "rain", "snow"] as const;

export function Write({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  const writing = useWords(sheet);
  const { words, change } = writing;
  const told = (text: string) => ({
    onSuccess: () => {
      writing.forget();
      Toast.show({ icon: "success", content: text });
    },
    onError: (error: Error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
  });
  const save = useReportAct(() => saveWords(sheet, words));
  const submit = useReportAct(() => submitWords(sheet, words));
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
      <fieldset className="ph-chips" aria-label={t("weather")}>
        {WEATHER.map((one) => {
          const name = t(`weatherChoices.${one}`);
          return (
            <button
              key={one}
              type="button"
              aria-pressed={words.weather === name}
              onClick={() => change({ weather: words.weather === name ? "" : name })}
            >
              {name}
            </button>
          );
        })}
      </fieldset>
      <label className="ph-field">
        {t("area")}
        <input
          className="ph-inline"
          maxLength={200}
          value={words.area}
          onChange={(event) => change({ area: event.target.value })}
        />
      </label>
      <div className="ph-acts">
        <Button
          block
          color="primary"
          size="large"
          loading={submit.isPending}
          onClick={() => submit.mutate(undefined, told(t("submitted")))}
        >
          {t(sheet.standing === "missing" ? "submitLate" : "confirm")}
        </Button>
        <Button
          loading={save.isPending}
          disabled={!writing.dirty}
          onClick={() => save.mutate(undefined, told(t("saved")))}
        >
          {t("save")}
        </Button>
      </div>
    </section>
  );
}

export function Said({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  const back = useReportAct(() => takeBack(sheet));
  const lines = [
    [t("judgement"), sheet.judgement],
    [t(`nextPlan.${sheet.kind}`), sheet.next_plan],
    [t("note"), sheet.note],
    [t("area"), sheet.area],
    [t("weather"), sheet.weather],
  ].filter(([, said]) => said);
  return (
    <>
      {lines.length > 0 && (
        <section className="ph-panel">
          {lines.map(([label, said]) => (
            <div key={label}>
              <small className="yd-faint">{label}</small>
              <p className="yd-report-text">{said}</p>
            </div>
          ))}
        </section>
      )}
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
