// Check-out 签退: result, category, next visit, weather, notes; saved on the phone, sent when there is a network.
import { Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, momentOf, today } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { useField } from "@/mobile/visits/useField";
import { useSafely } from "@/mobile/visits/useSafely";
import { useWeather } from "@/mobile/visits/useWeather";
import { missingOf, useStepName } from "@/mobile/visits/VisitSteps";
import { useLocated } from "@/mobile/visits/Where";
import { CATEGORIES, type Category, type LocalVisit, type Pack } from "@/offline/types";
import { useLive } from "@/offline/useLive";
import { end } from "@/offline/visit";
import { useGo } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";

const NEXT = [
  ["none", 0],
  ["tomorrow", 1],
  ["days3", 3],
  ["week", 7],
  ["month", 30],
] as const;
const WEATHERS = ["sunny", "cloudy", "overcast", "rain", "snow", "wind"] as const;
const HOUR = "09:00"; // of a visit that is agreed for a day only

interface Draft {
  result: string;
  category: Category;
  next: string;
  /** null: not chosen, then it is what the server knows */
  weather: string | null;
  note: string;
}

export function EndForm({ visit, pack }: { visit: LocalVisit; pack: Pack | null }) {
  const { db } = useField();
  const customer = pack?.customers.find((one) => one.id === visit.customer_id);
  const kept = useLive(`ending ${visit.uuid}`, async () => (await db.drafts.get(`${visit.uuid}/end`)) ?? null);
  if (kept === undefined) return <Loading shape="page" />;
  const fresh: Draft = {
    result: "",
    category: (customer?.visits_count ?? 1) > 0 ? "existing" : "new",
    next: "",
    weather: null,
    note: "",
  };
  return <Fields visit={visit} start={(kept?.value as Draft | undefined) ?? fresh} />;
}

function Fields({ visit, start }: { visit: LocalVisit; start: Draft }) {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const go = useGo();
  const name = useStepName();
  const [draft, setDraft] = useState(start);
  const { problem, setProblem, safely } = useSafely();
  const [busy, setBusy] = useState(false);
  const [found] = useLocated();
  const known = useWeather(visit.uuid);
  const weather = draft.weather ?? known;
  const key = `${visit.uuid}/end`;
  const change = (patch: Partial<Draft>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    void safely(() => db.drafts.put({ key, value: next }));
  };
  const checkOut = async () => {
    const missing = missingOf(visit);
    if (missing.length > 0) {
      setProblem(t("fewSteps", { names: missing.map(name).join("、") }));
      return;
    }
    setBusy(true);
    const ending = {
      position: found?.position ?? null,
      why_no_position: found?.problem ? t(`noPosition.${found.problem}`) : "",
      result: draft.result.trim(),
      category: draft.category,
      next_visit_at: draft.next ? momentOf(`${draft.next} ${HOUR}`) : null,
      note: draft.note.trim(),
      weather: weather.trim(),
    };
    const done = await safely(async () => {
      await end(db, visit.uuid, ending);
      await db.drafts.delete(key);
    });
    setBusy(false);
    if (!done) return;
    Toast.show({ content: t("ended") });
    go("/m/visits", { replace: true });
  };
  const dayIn = (days: number) => (days === 0 ? "" : addDays(today(), days));
  return (
    <>
      <Head title={t("checkOut")} />
      <section className="ph-panel ph-sheet">
        <label>
          {t("result")}
          <textarea
            maxLength={2000}
            placeholder={t("resultHint")}
            value={draft.result}
            onChange={(event) => change({ result: event.target.value })}
          />
        </label>
        <Chips
          title={t("category.label")}
          choices={CATEGORIES.map((one) => [one, t(`category.${one}`)])}
          value={draft.category}
          onChange={(category) => change({ category })}
        />
        <Chips
          title={t("nextVisit")}
          choices={NEXT.map(([word, days]) => [dayIn(days), t(word)])}
          value={draft.next}
          onChange={(next) => change({ next })}
        />
        <label>
          {t("pick")}
          <input
            type="date"
            min={today()}
            value={draft.next}
            onChange={(event) => change({ next: event.target.value })}
          />
        </label>
        <Chips
          title={t("weather")}
          choices={[...(known ? [known] : []), ...WEATHERS.map((one) => t(`weathers.${one}`))].map((one) => [one, one])}
          value={weather}
          onChange={(one) => change({ weather: one === weather ? "" : one })}
        />
        <label>
          {t("notes")}
          <textarea maxLength={2000} value={draft.note} onChange={(event) => change({ note: event.target.value })} />
        </label>
      </section>
      <p className="yd-muted" role="status">
        {found === null
          ? t("locating")
          : found.position
            ? t("accuracy", { metres: found.position.accuracy })
            : t(`noPosition.${found.problem}`)}
      </p>
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="ph-big" disabled={busy || found === null} onClick={() => void checkOut()}>
        {t("checkOut")}
      </button>
      <p className="yd-faint ph-as-of">{t("endHint")}</p>
    </>
  );
}

function Chips<T extends string>({
  title,
  choices,
  value,
  onChange,
}: {
  title: string;
  choices: readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <fieldset className="ph-entry ph-question">
      <legend>{title}</legend>
      <div className="ph-chips ph-wrap">
        {choices.map(([one, text]) => (
          <button key={one} type="button" aria-pressed={one === value} onClick={() => onChange(one)}>
            {text}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
