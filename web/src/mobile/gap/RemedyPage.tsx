// One remedy on the phone: what is to be done, with whom, how it ended and what it was worth.
import "@/styles/phone-gap.css";
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { finish, type Remedy, reopen, useRemedy, useRemedyAct, withdraw } from "@/api/remedies";
import { formatDay } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { Sheet } from "@/mobile/record/Sheet";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useParam } from "@/ui/nav";
import { Timeline } from "@/ui/record/Timeline";
import { EffectLines } from "@/ui/remedy/EffectLines";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const ENDS = { completion: finish, withdrawal: withdraw };
type Act = keyof typeof ENDS;

export function Page() {
  const { t } = useTranslation("gap");
  const found = useRemedy(Number(useParam("id")));
  return (
    <>
      <Head title={found.data ? t(`kind.${found.data.kind}`) : t("remedies")} />
      {found.isPending && <Loading shape="page" />}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Body one={found.data} />}
    </>
  );
}

function Body({ one }: { one: Remedy }) {
  const { t } = useTranslation("gap");
  const { t: tr } = useTranslation("record");
  const { language } = useLanguage();
  const [act, setAct] = useState<Act | null>(null);
  const again = useRemedyAct(() => reopen(one));
  const open = one.status === "open";
  return (
    <>
      <section className="ph-panel">
        <p>
          <Tag color={open ? "accent" : one.status === "done" ? "gain" : "grey"}>{t(`status.${one.status}`)}</Tag>{" "}
          {one.cause !== "" && <Tag color="grey">{t(`lack.${one.cause}`)}</Tag>}
        </p>
        <p style={{ whiteSpace: "pre-wrap" }}>{one.note}</p>
        <p className="yd-faint">
          {one.member.name} · {t("until", { day: formatDay(one.due_on, language) })}
        </p>
        <p className="yd-faint">{t("by", { by: one.by, day: formatDay(one.assigned_on, language) })}</p>
        {one.gap !== null && one.gap > 0 && (
          <p className="yd-faint">
            {t("gapThen")} <Money fen={one.gap} />
          </p>
        )}
        {one.result && (
          <p>
            {t(one.status === "dropped" ? "reason_" : "result")}：{one.result}
          </p>
        )}
        <div className="ph-acts">
          {open && one.can_finish && (
            <Button color="primary" onClick={() => setAct("completion")}>
              {t("complete")}
            </Button>
          )}
          {open && one.can_drop && <Button onClick={() => setAct("withdrawal")}>{t("withdraw")}</Button>}
          {!open && one.can_finish && (
            <Button
              loading={again.isPending}
              onClick={() =>
                again.mutate(undefined, {
                  onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
                })
              }
            >
              {t("reopen")}
            </Button>
          )}
        </div>
      </section>
      <nav className="ph-panel ph-links" aria-label={t("about")}>
        {one.deal && <Link to={`/m/deals/${one.deal.id}`}>{one.deal.name}</Link>}
        {one.customer && <Link to={`/m/customers/${one.customer.id}`}>{one.customer.name}</Link>}
        {one.task_id !== null && <Link to={`/m/tasks/${one.task_id}`}>{t("task")}</Link>}
        <Link to={`/m/gaps?node=member:${one.member.id}&period=${one.period}`}>{t("back")}</Link>
      </nav>
      <section className="ph-panel">
        <EffectLines remedy={one} />
      </section>
      <section className="ph-panel">
        <h2>{tr("timeline")}</h2>
        <Timeline resource="remedy" id={one.id} />
      </section>
      <Sheet open={act !== null} onClose={() => setAct(null)}>
        {act && <EndSheet remedy={one} act={act} onDone={() => setAct(null)} />}
      </Sheet>
    </>
  );
}

function EndSheet({ remedy, act, onDone }: { remedy: Remedy; act: Act; onDone: () => void }) {
  const { t } = useTranslation("gap");
  const [result, setResult] = useState("");
  const end = useRemedyAct(() => ENDS[act](remedy, result));
  const done = act === "completion";
  return (
    <form
      className="ph-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!end.isPending && (done || result.trim())) end.mutate(undefined, { onSuccess: onDone });
      }}
    >
      <h2>{t(done ? "completeTitle" : "withdrawTitle")}</h2>
      <label className="ph-entry">
        <span>{t(done ? "result" : "reason_")}</span>
        <textarea maxLength={1000} value={result} onChange={(event) => setResult(event.target.value)} />
      </label>
      {end.isError && (
        <p className="ph-alert" role="alert">
          {asApiError(end.error).message}
        </p>
      )}
      <Button
        block
        color="primary"
        size="large"
        type="submit"
        loading={end.isPending}
        disabled={!done && !result.trim()}
      >
        {t(done ? "complete" : "withdraw")}
      </Button>
    </form>
  );
}
