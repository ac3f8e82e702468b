// Rebalancing: choose what and who, see the difference with reasons at once, approve as a draft or published.
import "@/styles/attainment.css";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import type { Ref } from "@/api/resource";
import { formatDay } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { approve, type RebalanceWish, useProposal } from "@/features/targets/ahead";
import { RebalanceDifference } from "@/features/targets/RebalanceDifference";
import { RebalanceForm } from "@/features/targets/RebalanceForm";
import { useLanguage } from "@/ui/language";
import { useGo } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";

export interface RebalanceDialogProps {
  target: number;
  start: RebalanceWish;
  who: Ref | null;
  onClose: () => void;
}

/** Whether there is enough to ask the server. */
export const complete = (wish: RebalanceWish) =>
  Boolean(wish.member || wish.team) &&
  (wish.kind !== "handover" || Boolean(wish.member)) &&
  (wish.kind !== "amount" || (wish.amount ?? null) !== null);

export function RebalanceDialog({ target, start, who, onClose }: RebalanceDialogProps) {
  const { t } = useTranslation("targetAhead");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { data: me } = useMe();
  const go = useGo();
  const client = useQueryClient();
  const [wish, setWish] = useState(start);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const ready = complete(wish);
  const found = useProposal(target, ready ? wish : null);
  const fresh = ready && found.data && !found.isPlaceholderData && !found.error;
  const store = async (publish: boolean) => {
    if (!found.data) return;
    setBusy(true);
    try {
      const made = await approve(target, wish, found.data.digest, publish, note);
      await client.invalidateQueries({ queryKey: ["figures"] });
      void message.success(t(publish ? "donePublished" : "doneDraft", { day: formatDay(wish.since, language) }), 6);
      go(`/targets/${made.id}`);
    } catch (error) {
      void message.error(asApiError(error).message, 8);
      void found.refetch();
    } finally {
      setBusy(false);
    }
  };
  const stops = !fresh || found.data?.people.length === 0;
  return (
    <Modal
      open
      title={t("rebalance")}
      width={960}
      onCancel={onClose}
      footer={
        <>
          <Button disabled={stops} loading={busy} onClick={() => void store(false)}>
            {t("asDraft")}
          </Button>
          {may(me?.permissions, "target.publish") && (
            <Button type="primary" disabled={stops} loading={busy} onClick={() => void store(true)}>
              {t("publishNow")}
            </Button>
          )}
        </>
      }
    >
      <div className="yd-stack">
        <RebalanceForm wish={wish} who={who} onChange={setWish} note={note} onNote={setNote} />
        {!ready ? (
          <p className="yd-faint">{t("fillIn")}</p>
        ) : found.error ? (
          <Alert type="warning" showIcon message={asApiError(found.error).message} />
        ) : found.data ? (
          <RebalanceDifference data={found.data} since={wish.since} stale={!fresh} />
        ) : (
          <Loading rows={3} />
        )}
      </div>
    </Modal>
  );
}
