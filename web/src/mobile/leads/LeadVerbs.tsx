// What is done with a lead on the phone: convert, confirm, give to somebody, give up – and the ways back.
import { Button, Dialog, Toast } from "antd-mobile";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Status, useHead, useLeadVerbs } from "@/api/leads";
import { useMe } from "@/api/me";
import { formatMoment } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { Sheet } from "@/mobile/record/Sheet";
import { useLanguage } from "@/ui/language";
import { Link, useBack } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";

const ConvertSheet = lazyPart(() =>
  import("@/mobile/leads/ConvertSheet").then((one) => ({ default: one.ConvertSheet })),
);
const AssignSheet = lazyPart(() => import("@/mobile/record/AssignSheet").then((one) => ({ default: one.AssignSheet })));
const GiveUpSheet = lazyPart(() => import("@/mobile/leads/GiveUpSheet").then((one) => ({ default: one.GiveUpSheet })));

type Asking = "convert" | "assign" | "invalid";

export function LeadVerbs({ id }: { id: number }) {
  const { t } = useTranslation("leads");
  const { t: tl } = useTranslation("list");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const { data: head } = useHead(id);
  const { move, undo } = useLeadVerbs(id);
  const back = useBack();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [gone, setGone] = useState(false);
  if (!head) return null;
  const fail = (error: unknown) => void Toast.show({ content: asApiError(error).message, duration: 4000 });
  const go = (status: Status) => move.mutate({ status, version: head.version }, { onError: fail });
  const close = () => {
    setAsking(null);
    if (gone) back();
  };
  const takeBack = async () => {
    if (await Dialog.confirm({ content: t("undoSure"), confirmText: t("undoConversion") }))
      undo.mutate(undefined, {
        onSuccess: () => void Toast.show({ icon: "success", content: t("undone") }),
        onError: fail,
      });
  };
  const open = head.status !== "converted" && head.status !== "invalid";
  const assigns = head.status !== "converted" && may(me?.permissions, "lead.assign");
  return (
    <section className="ph-panel">
      <p className="ph-line">
        <span className="yd-muted">
          {[head.owner?.label ?? t("noOwner"), head.team?.label].filter(Boolean).join(" · ")}
        </span>
        {head.next_contact_at && (
          <span className={head.next_contact_overdue ? "yd-risk" : "yd-muted"}>
            {t("nextContact")} {formatMoment(head.next_contact_at, language).slice(5)}
          </span>
        )}
      </p>
      {head.same_customer && open && (
        <p className="yd-risk">
          {t("sameCustomer")} <Link to={`/m/customers/${head.same_customer.id}`}>{head.same_customer.label}</Link>
        </p>
      )}
      {head.same_lead && open && (
        <p className="yd-risk">
          {t("sameLead")} <Link to={`/m/leads/${head.same_lead.id}`}>{head.same_lead.label}</Link>
        </p>
      )}
      {head.status === "invalid" && <p className="yd-muted">{head.invalid_reason}</p>}
      {head.converted_customer && (
        <p>
          {t("became")} <Link to={`/m/customers/${head.converted_customer.id}`}>{head.converted_customer.label}</Link>
        </p>
      )}
      <div className="ph-verbs">
        {open && head.can_convert && (
          <Button color="primary" size="small" onClick={() => setAsking("convert")}>
            {t("convert")}
          </Button>
        )}
        {open && head.can_edit && head.status !== "qualified" && (
          <Button size="small" loading={move.isPending} onClick={() => go("qualified")}>
            {t("qualify")}
          </Button>
        )}
        {assigns && (
          <Button size="small" onClick={() => setAsking("assign")}>
            {tl("assign.label")}
          </Button>
        )}
        {open && head.can_edit && (
          <Button size="small" onClick={() => setAsking("invalid")}>
            {t("invalidate")}
          </Button>
        )}
        {head.status === "invalid" && head.can_edit && (
          <Button size="small" loading={move.isPending} onClick={() => go("new")}>
            {t("revive")}
          </Button>
        )}
        {head.undo?.possible && (
          <Button size="small" loading={undo.isPending} onClick={() => void takeBack()}>
            {t("undoConversion")}
          </Button>
        )}
      </div>
      {head.undo && !head.undo.possible && (
        <small className="yd-faint">
          {t("undoNot")} {head.undo.reasons.join(language === "en" ? "; " : "；")}
        </small>
      )}
      <Sheet open={asking !== null} onClose={close}>
        <Suspense fallback={<Loading rows={4} />}>
          {asking === "convert" && <ConvertSheet id={id} onClose={close} />}
          {asking === "assign" && <AssignSheet resource="lead" id={id} onMoved={setGone} onClose={close} />}
          {asking === "invalid" && <GiveUpSheet id={id} version={head.version} onDone={close} />}
        </Suspense>
      </Sheet>
    </section>
  );
}
