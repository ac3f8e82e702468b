// On a customer's page: its class and why, its own rhythm in words, and the verbs: fix the class, lost, won back.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Standing, useStanding, useStandingVerbs } from "@/api/segments";
import { dayOf, formatDay } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { LoseDialog } from "@/ui/segment/LoseDialog";
import { PinDialog } from "@/ui/segment/PinDialog";
import "@/styles/segments.css";

export function SegmentLine({ id }: { id: number }) {
  const found = useStanding(id);
  return found.data ? <Line id={id} standing={found.data} /> : null;
}

function Line({ id, standing }: { id: number; standing: Standing }) {
  const { t } = useTranslation("segments");
  const { language } = useLanguage();
  const { message, modal } = App.useApp();
  const { unpin, back } = useStandingVerbs(id);
  const [asking, setAsking] = useState<"pin" | "lose" | null>(null);
  const failed = { onError: (error: unknown) => void message.error(asApiError(error).message, 6) };
  const { pinned, lost } = standing;
  const winBack = () =>
    modal.confirm({
      title: t("line.backSure"),
      okText: t("line.back"),
      onOk: () => back.mutateAsync("").catch(failed.onError),
    });
  return (
    <div className="yd-muted">
      <div className="yd-segment-line">
        {lost && (
          <strong className="yd-risk">
            {t("line.lost", {
              day: standing.lost_at ? formatDay(dayOf(new Date(standing.lost_at)), language) : "",
              reason: standing.lost_reason || t("lost.noReason"),
            })}
            {standing.competitor && ` · ${standing.competitor}`}
          </strong>
        )}
        {pinned !== null && <span>{t("line.pinned", { grade: standing.grade || t("none"), reason: pinned })}</span>}
        {standing.visit_days !== null && (
          <span className={standing.visit_days < 0 ? "yd-risk" : undefined}>
            {standing.visit_days < 0
              ? t("line.visitLate", { count: -standing.visit_days, every: standing.visit_every ?? 0 })
              : t("line.visitIn", { count: standing.visit_days, every: standing.visit_every ?? 0 })}
          </span>
        )}
        {standing.can_pin && (
          <Button size="small" type="text" onClick={() => setAsking("pin")}>
            {t("line.pin")}
          </Button>
        )}
        {standing.can_pin && pinned !== null && (
          <Button size="small" type="text" loading={unpin.isPending} onClick={() => unpin.mutate(undefined, failed)}>
            {t("line.unpin")}
          </Button>
        )}
        {standing.can_edit && (!lost || !standing.lost_reason) && (
          <Button size="small" type="text" onClick={() => setAsking("lose")}>
            {t(lost ? "line.giveReason" : "line.lose")}
          </Button>
        )}
        {standing.can_edit && lost && (
          <Button size="small" type="text" loading={back.isPending} onClick={winBack}>
            {t("line.back")}
          </Button>
        )}
      </div>
      <Warned standing={standing} />
      {asking === "pin" && <PinDialog id={id} standing={standing} onClose={() => setAsking(null)} />}
      {asking === "lose" && <LoseDialog id={id} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** The warning with the figures that it follows from. */
function Warned({ standing }: { standing: Standing }) {
  const { t } = useTranslation("segments");
  const { warning } = standing;
  if (!warning) return null;
  const days = (value: number | null) => Math.round(value ?? 0);
  const buying = (warning === "buying" || warning === "both") && standing.bought_days !== null;
  const contact = (warning === "contact" || warning === "both") && standing.silent_days !== null;
  const silent = [standing.bought_days, standing.silent_days].filter((one) => one !== null);
  return (
    <p className="yd-risk">
      {t(`warning.${warning}`)}
      {warning === "dormant" && ` · ${t("line.dormant", { count: Math.min(...silent) })}`}
      {buying &&
        ` · ${t("line.buying", { days: standing.bought_days ?? 0, gap: days(standing.buy_gap), gaps: standing.buy_gaps, expected: days(standing.buy_expected) })}`}
      {contact &&
        ` · ${t("line.contact", { days: standing.silent_days ?? 0, gap: days(standing.contact_gap), gaps: standing.contact_gaps, expected: days(standing.contact_expected) })}`}
    </p>
  );
}
