// One step of a visit by its kind. What is typed is kept on the phone at once; finishing the step puts it into the queue.
import { Toast } from "antd-mobile";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Given, packed, problemOf } from "@/domain/visit-steps";
import { Head } from "@/mobile/record/Head";
import { PhotoStep } from "@/mobile/visits/PhotoStep";
import { StepFields } from "@/mobile/visits/StepFields";
import { useField } from "@/mobile/visits/useField";
import { useSafely } from "@/mobile/visits/useSafely";
import { useStepName } from "@/mobile/visits/VisitSteps";
import { locate } from "@/offline/position";
import type { LocalPhoto, LocalVisit, Pack, Step } from "@/offline/types";
import { sample, saveStep } from "@/offline/visit";
import { useBack } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";

interface StepFormProps {
  visit: LocalVisit;
  step: Step;
  photos: LocalPhoto[];
  pack: Pack | null;
}

export function StepForm({ visit, step, photos, pack }: StepFormProps) {
  const name = useStepName();
  return (
    <>
      <Head title={name(step)} />
      {step.kind === "photo" ? (
        <PhotoStep visit={visit} step={step} photos={photos} pack={pack} />
      ) : (
        <Typed visit={visit} step={step} pack={pack} />
      )}
    </>
  );
}

function Typed({ visit, step, pack }: { visit: LocalVisit; step: Step; pack: Pack | null }) {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const back = useBack();
  const draft = `${visit.uuid}/${step.key}`;
  const [given, setGiven] = useState<Given | null>();
  const { problem, setProblem, safely } = useSafely();
  const kept = visit.answers[step.key]?.answer ?? null;
  useEffect(() => {
    let here = true;
    void db.drafts.get(draft).then((found) => {
      if (here) setGiven((now) => (now === undefined ? ((found?.value as Given | undefined) ?? kept) : now));
    });
    return () => {
      here = false;
    };
  }, [db, draft, kept]);
  if (given === undefined) return <Loading rows={3} />;

  const change = (next: Given) => {
    setGiven(next);
    setProblem("");
    void safely(() => db.drafts.put({ key: draft, value: next }));
  };
  const save = async () => {
    const found = problemOf(step, given);
    if (found !== null || given === null) {
      setProblem(t(`problem.${found ?? "empty"}`));
      return;
    }
    const done = await safely(async () => {
      await saveStep(db, visit.uuid, step.key, packed(step.kind, given));
      await db.drafts.delete(draft);
    });
    if (!done) return;
    // Positions belong to the visit only; finding one takes seconds, nobody waits for it.
    void locate().then(({ position }) => position && safely(() => sample(db, visit.uuid, position)));
    Toast.show({ content: t("saved") });
    back();
  };
  return (
    <>
      <StepFields visit={visit} step={step} given={given} pack={pack} onChange={change} />
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="ph-big" onClick={() => void save()}>
        {t("save")}
      </button>
    </>
  );
}
