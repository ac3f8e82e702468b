// The steps of a visit in their order, what is still required, and the way out: check out, or abandon with a reason.
import { Dialog, Toast } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatClock, minutesSince } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { Sheet } from "@/mobile/record/Sheet";
import { endAt, stepAt } from "@/mobile/visits/paths";
import { SyncLine } from "@/mobile/visits/SyncLine";
import { useField } from "@/mobile/visits/useField";
import { useTouch } from "@/mobile/visits/useSafely";
import { useAway } from "@/mobile/visits/Where";
import { reopen } from "@/offline/queue";
import type { LocalPhoto, LocalVisit, Step } from "@/offline/types";
import { useLive } from "@/offline/useLive";
import { abandon } from "@/offline/visit";
import { useLanguage } from "@/ui/language";
import { Link, useGo } from "@/ui/nav";

export const useStepName = () => {
  const { label } = useLanguage();
  return (step: Step) => label({ zh: step.name, en: step.name_en || step.name });
};

export const missingOf = (visit: LocalVisit) => visit.steps.filter((one) => one.required && !visit.answers[one.key]);

export function VisitSteps({ visit, photos }: { visit: LocalVisit; photos: LocalPhoto[] }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const away = useAway();
  const running = visit.status === "open";
  return (
    <>
      <Head title={visit.customer_name} />
      <SyncLine />
      <section className="ph-panel">
        <p>
          {visit.ending
            ? t("checkedOut", { from: formatClock(visit.at, language), to: formatClock(visit.ending.at, language) })
            : t("since", { time: formatClock(visit.at, language), minutes: minutesSince(visit.at) })}
        </p>
        <p className="yd-muted">
          {[t(`purpose.${visit.purpose}`), visit.type_name, visit.distance !== null && away(visit.distance)]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {visit.elsewhere && <p className="yd-muted">{t("elsewhere")}</p>}
        {visit.ending?.result && <p>{visit.ending.result}</p>}
      </section>
      {visit.steps.length > 0 && (
        <section className="ph-panel" aria-label={t("steps")}>
          <h2>{t("steps")}</h2>
          <ol className="ph-rows">
            {visit.steps.map((step, n) => (
              <li key={step.key}>
                <StepRow visit={visit} step={step} number={n + 1} photos={photos} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {running ? <WayOut visit={visit} /> : <Ended visit={visit} />}
    </>
  );
}

function StepRow({
  visit,
  step,
  number,
  photos,
}: {
  visit: LocalVisit;
  step: Step;
  number: number;
  photos: LocalPhoto[];
}) {
  const { t } = useTranslation("phoneVisits");
  const name = useStepName();
  const done = visit.answers[step.key] !== undefined;
  const taken = photos.filter((one) => one.step === step.key).length;
  const words = (
    <>
      <span>
        <strong>
          {number}. {name(step)}
        </strong>
        <small>
          {[t(step.required ? "required" : "optional"), taken > 0 && t("answers", { count: taken })]
            .filter(Boolean)
            .join(" · ")}
        </small>
      </span>
      {done ? <small className="yd-gain">✓ {t("stepDone")}</small> : visit.status === "open" && <RightOutline />}
    </>
  );
  return visit.status === "open" ? (
    <Link to={stepAt(visit.uuid, step.key)} className="ph-row">
      {words}
    </Link>
  ) : (
    <div className="ph-row">{words}</div>
  );
}

function WayOut({ visit }: { visit: LocalVisit }) {
  const { t } = useTranslation("phoneVisits");
  const name = useStepName();
  const go = useGo();
  const [leaving, setLeaving] = useState(false);
  const missing = missingOf(visit);
  return (
    <>
      {missing.length > 0 && (
        <p className="yd-muted ph-before-button">{t("fewSteps", { names: missing.map(name).join("、") })}</p>
      )}
      <div className="ph-pair-acts">
        <button type="button" className="ph-big ph-big-quiet" onClick={() => setLeaving(true)}>
          {t("abandon")}
        </button>
        <button type="button" className="ph-big" disabled={missing.length > 0} onClick={() => go(endAt(visit.uuid))}>
          {t("checkOut")}
        </button>
      </div>
      <Sheet offline open={leaving} onClose={() => setLeaving(false)}>
        <AbandonSheet visit={visit} />
      </Sheet>
    </>
  );
}

function AbandonSheet({ visit }: { visit: LocalVisit }) {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const go = useGo();
  const touch = useTouch();
  const [why, setWhy] = useState("");
  const [problem, setProblem] = useState(false);
  const leave = async () => {
    if (why.trim() === "") {
      setProblem(true);
      return;
    }
    if (await touch(() => abandon(db, visit.uuid, why.trim()))) go("/m/visits", { replace: true });
  };
  return (
    <div className="ph-sheet">
      <p>{t("abandonSure")}</p>
      <label>
        {t("abandonWhy")}
        <input value={why} maxLength={200} aria-invalid={problem} onChange={(event) => setWhy(event.target.value)} />
      </label>
      {problem && (
        <p className="ph-alert" role="alert">
          {t("abandonWhyNeeded")}
        </p>
      )}
      <button type="button" className="ph-big" onClick={() => void leave()}>
        {t("abandon")}
      </button>
    </div>
  );
}

/** What the server has not taken yet can still be completed. */
function Ended({ visit }: { visit: LocalVisit }) {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const touch = useTouch();
  const unsent = useLive(`end ${visit.uuid}`, async () =>
    (await db.outbox.where("lane").equals(visit.uuid).toArray()).some(
      (one) => one.kind === "end" && (one.state === "waiting" || one.state === "refused"),
    ),
  );
  if (!unsent) return null;
  const again = async () => {
    if (!(await Dialog.confirm({ content: t("queue.discardEnd") }))) return;
    const found = { taken: false };
    const kept = await touch(async () => {
      found.taken = await reopen(db, visit.uuid);
    });
    if (kept && !found.taken) Toast.show({ content: t("photoSent") });
  };
  return (
    <button type="button" className="ph-big ph-big-quiet" onClick={() => void again()}>
      {t("reopen")}
    </button>
  );
}
