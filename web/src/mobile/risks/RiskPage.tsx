// One risk on the phone: where it stands, what is done about it, and the verbs.
import { Button, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { useRecord } from "@/api/records";
import { isOver, type Risk, type RiskStatus, useRisk, useRiskVerbs } from "@/api/risks";
import { addDays, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { Sheet } from "@/mobile/record/Sheet";
import { RiskSheet } from "@/mobile/risks/RiskSheet";
import { withTexts } from "@/texts/i18n";
import { useBack, useParam } from "@/ui/nav";
import { Timeline } from "@/ui/record/Timeline";
import { Facts } from "@/ui/risk/Facts";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";

const RecordTasks = lazyPart(
  withTexts(["tasks"], () => import("@/mobile/tasks/RecordTasks").then((one) => ({ default: one.RecordTasks }))),
);
type Asked = RiskStatus | "review" | "edit";

export function Page() {
  const { t: tc } = useTranslation();
  const { t: tr } = useTranslation("record");
  const { t } = useTranslation("risks");
  const { data: me } = useMe();
  const back = useBack();
  const id = Number(useParam("id"));
  const found = useRisk(Number.isInteger(id) ? id : null);
  const risk = found.data;
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{risk?.title ?? ""}</h1>
      </header>
      {found.isPending && <Loading shape="page" />}
      {found.isError && !risk && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {risk && (
        <>
          <section className="ph-panel">
            <Facts risk={risk} paths={{ deal: "/m/deals", customer: "/m/customers" }} />
            {risk.can_edit && <Verbs risk={risk} />}
          </section>
          {may(me?.permissions, "task.read") && (
            <section className="ph-panel">
              <h2>{t("tasks")}</h2>
              <Suspense fallback={<Loading rows={2} />}>
                <RecordTasks resource="risk" id={risk.id} />
              </Suspense>
            </section>
          )}
          <section className="ph-panel">
            <h2>{tr("timeline")}</h2>
            <Timeline resource="risk" id={risk.id} />
          </section>
        </>
      )}
    </>
  );
}

function Verbs({ risk }: { risk: Risk }) {
  const { t } = useTranslation("risks");
  const { move, take } = useRiskVerbs();
  const [asked, setAsked] = useState<Asked | null>(null);
  const onError = (error: unknown) => Toast.show({ icon: "fail", content: asApiError(error).message });
  const close = () => setAsked(null);
  const to = (status: RiskStatus) => move.mutate({ risk, status }, { onError });
  return (
    <div className="ph-chips">
      {isOver(risk.status) ? (
        <button type="button" onClick={() => to("open")}>
          {t("verb.open")}
        </button>
      ) : (
        <>
          <button type="button" onClick={() => setAsked("review")}>
            {t("review")}
          </button>
          <button type="button" onClick={() => setAsked("edit")}>
            {t("edit")}
          </button>
          {risk.status === "open" && (
            <button type="button" onClick={() => to("watching")}>
              {t("verb.watching")}
            </button>
          )}
          {risk.rule && !risk.taken && (
            <button type="button" onClick={() => take.mutate(risk, { onError })}>
              {t("take")}
            </button>
          )}
          {(["mitigated", "happened", "closed"] as const).map((one) => (
            <button key={one} type="button" onClick={() => setAsked(one)}>
              {t(`verb.${one}`)}
            </button>
          ))}
        </>
      )}
      <Sheet open={asked !== null} onClose={close}>
        {asked === "edit" && <Edit id={risk.id} onDone={close} />}
        {asked === "review" && <Review risk={risk} onDone={close} />}
        {asked && asked !== "edit" && asked !== "review" && <End risk={risk} status={asked} onDone={close} />}
      </Sheet>
    </div>
  );
}

function Edit({ id, onDone }: { id: number; onDone: () => void }) {
  const row = useRecord("risk", id);
  return row.data ? <RiskSheet row={row.data} onDone={onDone} /> : <Loading rows={6} />;
}

function End({ risk, status, onDone }: { risk: Risk; status: RiskStatus; onDone: () => void }) {
  const { t } = useTranslation("risks");
  const { move } = useRiskVerbs();
  const [reason, setReason] = useState("");
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) move.mutate({ risk, status, reason }, { onSuccess: onDone });
      }}
    >
      <label className="ph-entry">
        <span>{t("reason")}</span>
        <textarea maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {move.isError && (
        <p className="ph-alert" role="alert">
          {asApiError(move.error).message}
        </p>
      )}
      <Button block color="primary" size="large" type="submit" loading={move.isPending} disabled={!reason.trim()}>
        {t(`verb.${status}`)}
      </Button>
    </form>
  );
}

function Review({ risk, onDone }: { risk: Risk; onDone: () => void }) {
  const { t } = useTranslation("risks");
  const { review } = useRiskVerbs();
  const [note, setNote] = useState("");
  const [day, setDay] = useState(addDays(today(), 14));
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        review.mutate({ risk, note, day }, { onSuccess: onDone });
      }}
    >
      <label className="ph-entry">
        <span>{t("reviewNote")}</span>
        <textarea maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <label className="ph-entry">
        <span>{t("reviewNext")}</span>
        <input type="date" min={addDays(today(), 1)} value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      {review.isError && (
        <p className="ph-alert" role="alert">
          {asApiError(review.error).message}
        </p>
      )}
      <Button block color="primary" size="large" type="submit" loading={review.isPending} disabled={!day}>
        {t("save")}
      </Button>
    </form>
  );
}
