// How often each class is visited, when silence is worth a warning, and what the warning was worth so far.
import { App, Button, InputNumber, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Setup, useSegmentSetup, useSetup } from "@/features/segments/queries";
import { Field } from "@/features/segments/SchemeForm";
import { WorthPanel } from "@/features/segments/WorthPanel";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const GRADES = ["A", "B", "C", ""] as const;

export function SetupPanel() {
  const found = useSetup();
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={6} />;
  return (
    <div className="yd-stack">
      <Form key={found.data.version} known={found.data} />
      <Usual setup={found.data} />
      <WorthPanel />
    </div>
  );
}

function Form({ known }: { known: Setup }) {
  const { t } = useTranslation("segments");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const { setup: store } = useSegmentSetup();
  const [draft, setDraft] = useState(known);
  const set = (change: Partial<Setup>) => setDraft((last) => ({ ...last, ...change }));
  const save = () =>
    store.mutate(draft, {
      onSuccess: () => void message.success(t("setup.saved")),
      onError: (error) => void message.error(asApiError(error).message, 6),
    });
  const visit = (name: "visit_a" | "visit_b" | "visit_c" | "visit_none") => (
    <Field text={t(`setup.${name}`)}>
      <InputNumber
        aria-label={t(`setup.${name}`)}
        min={1}
        max={1000}
        precision={0}
        placeholder={t("setup.never")}
        suffix={t("setup.days")}
        value={draft[name]}
        onChange={(value) => set({ [name]: value })}
      />
    </Field>
  );
  const number = (name: "factor" | "min_days" | "dormant_days", min: number, unit: string) => (
    <Field text={t(`setup.${name}`)}>
      <InputNumber
        aria-label={t(`setup.${name}`)}
        min={min}
        max={1000}
        precision={0}
        suffix={unit}
        value={draft[name]}
        onChange={(value) => value !== null && set({ [name]: value })}
      />
    </Field>
  );
  return (
    <>
      <section className="yd-panel yd-stack">
        <h2>{t("setup.visits")}</h2>
        <div className="yd-segment-numbers">
          {visit("visit_a")}
          {visit("visit_b")}
          {visit("visit_c")}
          {visit("visit_none")}
        </div>
        <Field text={t("setup.faceToFace")}>
          <Switch
            aria-label={t("setup.faceToFace")}
            checked={draft.face_to_face}
            onChange={(face_to_face) => set({ face_to_face })}
          />
        </Field>
      </section>
      <section className="yd-panel yd-stack">
        <h2>{t("setup.warnings")}</h2>
        <p className="yd-faint">{t("setup.warningsNote", { factor: draft.factor / 100 })}</p>
        <div className="yd-segment-numbers">
          {number("factor", 101, "%")}
          {number("min_days", 1, t("setup.days"))}
          {number("dormant_days", 1, t("setup.days"))}
        </div>
        <Field text={t("setup.notice")}>
          <Switch aria-label={t("setup.notice")} checked={draft.notice} onChange={(notice) => set({ notice })} />
        </Field>
        <div>
          <Button type="primary" loading={store.isPending} onClick={save}>
            {tc("save")}
          </Button>
        </div>
      </section>
    </>
  );
}

function Usual({ setup }: { setup: Setup }) {
  const { t } = useTranslation("segments");
  const said = (kind: "buy" | "contact", grade: string) => {
    const days = setup.priors[kind]?.[grade];
    return days === undefined ? "–" : t("setup.inDays", { count: Math.round(days) });
  };
  return (
    <section className="yd-panel yd-x-scroll">
      <h2>{t("setup.usual")}</h2>
      <p className="yd-faint">{t("setup.usualNote")}</p>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("setup.grade")}</th>
            <th scope="col">{t("setup.buys")}</th>
            <th scope="col">{t("setup.talks")}</th>
          </tr>
        </thead>
        <tbody>
          {GRADES.map((grade) => (
            <tr key={grade}>
              <td>{grade || t("none")}</td>
              <td>{said("buy", grade)}</td>
              <td>{said("contact", grade)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
