// Under a customer's name on the phone: how many days are left, lock, release.
import { Button, Dialog, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { type PoolKind, useExemption, usePanel, usePoolVerbs, useReleaseTargets } from "@/api/pools";
import { may } from "@/domain/permissions";
import { ReasonSheet } from "@/mobile/pools/ReasonSheet";
import { Sheet } from "@/mobile/record/Sheet";
import { DaysLeft } from "@/ui/pool/DaysLeft";

export function PoolStrip({ kind, id, onGone }: { kind: PoolKind; id: number; onGone: () => void }) {
  const { t } = useTranslation("pools");
  const { t: tc } = useTranslation();
  const { data: me } = useMe();
  const { data: panel } = usePanel(kind, id, may(me?.permissions, "pool.read"));
  const { lock } = useExemption(kind, id);
  const { release, undo } = usePoolVerbs();
  const [asking, setAsking] = useState(false);
  const targets = useReleaseTargets(kind, asking);
  if (!panel || (!panel.due_on && !panel.locked && !panel.listed && !panel.may_release)) return null;
  const say = (error: unknown) => Toast.show({ content: asApiError(error).message, duration: 4000 });
  const send = async (pool: number, reason: string) => {
    setAsking(false);
    try {
      const { failed, undo_token } = await release.mutateAsync({ kind, ids: [id], pool_id: pool, reason });
      if (failed[0]) return void Toast.show({ content: failed[0].message, duration: 4000 });
      // Asked over the page: the record may be out of reach now, and the strip with it.
      const regret =
        undo_token &&
        (await Dialog.confirm({
          content: t("released", { count: 1 }),
          confirmText: tc("undo"),
          cancelText: tc("close"),
        }));
      if (!regret) return onGone();
      const back = await undo.mutateAsync(undo_token);
      Toast.show({ content: back.failed[0]?.message ?? t("undone", { count: back.done }), duration: 3000 });
    } catch (error) {
      say(error);
    }
  };
  return (
    <section className="ph-panel">
      <div className="ph-row" style={{ minHeight: 44 }}>
        <span>
          {panel.due_on && <DaysLeft day={panel.due_on} />}
          {panel.locked && <small>{t("locked")}</small>}
          {panel.listed && <small>{t("listed")}</small>}
          {panel.rule && <small>{panel.rule}</small>}
        </span>
        <span style={{ display: "flex", flexDirection: "row", gap: 8, flex: "none" }}>
          {panel.mine && (
            <Button size="small" style={{ minHeight: 44 }} onClick={() => lock.mutate(!panel.locked, { onError: say })}>
              {t(panel.locked ? "unlock" : "lock")}
            </Button>
          )}
          {panel.may_release && (
            <Button size="small" style={{ minHeight: 44 }} onClick={() => setAsking(true)}>
              {t("release")}
            </Button>
          )}
        </span>
      </div>
      <Sheet open={asking} onClose={() => setAsking(false)}>
        {targets.data && (
          <ReasonSheet
            title={t("release")}
            pools={targets.data.map((one) => ({ id: one.id, name: one.name, reasons: one.release_reasons }))}
            onDone={(pool, reason) => void send(pool, reason)}
          />
        )}
      </Sheet>
    </section>
  );
}
