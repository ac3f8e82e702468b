// Requests for help on the phone: accepted or declined with a thumb.
import { Button, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type HelpRequest, useRequests, useRequestVerbs } from "@/api/gates";
import { formatDay } from "@/domain/dates";
import { Sheet } from "@/mobile/record/Sheet";
import { useLanguage } from "@/ui/language";
import { Link, useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("gates");
  const { t: tc } = useTranslation();
  const back = useBack();
  const [box, setBox] = useState<"in" | "out">("in");
  const found = useRequests(box, "open");
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("requests")}</h1>
      </header>
      <div className="ph-chips">
        {(["in", "out"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={box === one} onClick={() => setBox(one)}>
            {t(one === "in" ? "requestsIn" : "requestsOut")}
          </button>
        ))}
      </div>
      {found.isPending && <Loading rows={4} />}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <EmptyState title={t("noRequests")} hint={t("noRequestsHint")} />}
      {found.data?.items.map((one) => (
        <Card key={one.id} request={one} />
      ))}
    </>
  );
}

function Card({ request }: { request: HelpRequest }) {
  const { t } = useTranslation("gates");
  const { language } = useLanguage();
  const verb = useRequestVerbs();
  const [declining, setDeclining] = useState(false);
  const [why, setWhy] = useState("");
  const run = (name: "answer" | "withdraw" | "finish", body?: { accept: boolean; text?: string }) =>
    verb.mutate(
      { id: request.id, verb: name, body },
      {
        onSuccess: () => {
          setDeclining(false);
          if (body?.accept) void Toast.show({ icon: "success", content: t("accepted") });
        },
        onError: (error) => void Toast.show({ content: asApiError(error).message, duration: 4000 }),
      },
    );
  return (
    <section className="ph-panel">
      <p className="ph-line">
        {request.opens ? (
          <Link to={`/m/deals/${request.deal.id}`}>{request.deal.label}</Link>
        ) : (
          <strong>{request.deal.label}</strong>
        )}
        <span className="yd-muted">{t(`status.${request.status}`)}</span>
      </p>
      <p className="ph-line">
        <span className="yd-muted">
          {[request.customer, t("from", { name: request.asker.label }), request.asked.label]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {request.due_on && (
          <span className={request.overdue ? "yd-risk" : "yd-muted"}>
            {t(request.overdue ? "overdue" : "due", { day: formatDay(request.due_on, language, true) })}
          </span>
        )}
      </p>
      <p>{request.text}</p>
      <div className="ph-verbs">
        {request.may_answer && (
          <Button color="primary" size="small" loading={verb.isPending} onClick={() => run("answer", { accept: true })}>
            {t("accept")}
          </Button>
        )}
        {request.may_answer && (
          <Button size="small" onClick={() => setDeclining(true)}>
            {t("decline")}
          </Button>
        )}
        {request.may_finish && (
          <Button size="small" onClick={() => run("finish")}>
            {t("finish")}
          </Button>
        )}
        {request.may_withdraw && (
          <Button size="small" onClick={() => run("withdraw")}>
            {t("withdraw")}
          </Button>
        )}
      </div>
      <Sheet open={declining} onClose={() => setDeclining(false)}>
        <div className="ph-sheet">
          <textarea
            aria-label={t("declineWhy")}
            placeholder={t("declineWhy")}
            maxLength={500}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <Button
            block
            color="primary"
            disabled={!why.trim()}
            loading={verb.isPending}
            onClick={() => run("answer", { accept: false, text: why.trim() })}
          >
            {t("decline")}
          </Button>
        </div>
      </Sheet>
    </section>
  );
}
