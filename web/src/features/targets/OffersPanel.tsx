// Bottom-up: what people offer beside the target from above; opened level by level, settled node by node.
import { Button, DatePicker } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatMoment } from "@/domain/dates";
import { CommentDialog } from "@/features/targets/CommentDialog";
import type { OfferRow, Offers } from "@/features/targets/life";
import { OfferDetail } from "@/features/targets/OfferDetail";
import { OfferTree } from "@/features/targets/OfferTree";
import { usePages } from "@/features/targets/pages";
import type { Target } from "@/features/targets/queries";
import { SettleDialog } from "@/features/targets/SettleDialog";
import { useAct } from "@/features/targets/useAct";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Panel({ target }: { target: Target }) {
  const { t } = useTranslation("targetLife");
  const [settling, setSettling] = useState<OfferRow | null>(null);
  const [looking, setLooking] = useState<OfferRow | null>(null);
  const found = usePages<Offers>(target.id, "offers");
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const first = found.data.pages[0];
  const top = first?.rows[0];
  return (
    <section className="yd-stack">
      {first && <Call target={target} call={first.call} canCall={first.can_call} />}
      {!first?.call && !top?.answered ? (
        <EmptyState title={t("noOffers")} hint={t("noOffersHint")} />
      ) : (
        <>
          <p className="yd-faint">{t("offersHow")}</p>
          <OfferTree target={target} onSettle={setSettling} onLook={setLooking} />
        </>
      )}
      {settling && <SettleDialog target={target} row={settling} onClose={() => setSettling(null)} />}
      {looking && <OfferDetail target={target} row={looking} onClose={() => setLooking(null)} />}
    </section>
  );
}

interface CallProps {
  target: Target;
  call: Offers["call"];
  canCall: boolean;
}

function Call({ target, call, canCall }: CallProps) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const { run, busy } = useAct(target.id);
  const [calling, setCalling] = useState(false);
  const [until, setUntil] = useState<Dayjs | null>(null);
  const begin = async (comment: string) => {
    const body = { until: until?.format("YYYY-MM-DD") ?? null, comment };
    if (await run({ verb: "collecting", body }, t("sent"))) setCalling(false);
  };
  const remind = () =>
    run({ verb: "offers/remind" }, (answer) => t("reminded", { count: (answer as { told: number }).told }));
  return (
    <div className="yd-toolbar">
      {call && (
        <span className="yd-muted">
          {t("collecting", { by: call.by, at: formatMoment(call.at, language) })}
          {call.until && ` · ${t("offerUntil", { day: formatDay(call.until, language) })}`}
        </span>
      )}
      <span className="yd-grow" />
      {call && target.can_edit && (
        <Button loading={busy} onClick={() => void remind()}>
          {t("remindOffers")}
        </Button>
      )}
      {canCall &&
        (call ? (
          <Button onClick={() => void run({ verb: "collecting/end" })}>{t("collectEnd")}</Button>
        ) : (
          <Button type="primary" onClick={() => setCalling(true)}>
            {t("collect")}
          </Button>
        ))}
      {calling && (
        <CommentDialog
          title={t("collect")}
          okText={t("collect")}
          busy={busy}
          onOk={(comment) => void begin(comment)}
          onClose={() => setCalling(false)}
        >
          <p className="yd-muted">{t("collectHow")}</p>
          <DatePicker value={until} aria-label={t("until")} placeholder={t("until")} onChange={setUntil} />
        </CommentDialog>
      )}
    </div>
  );
}
