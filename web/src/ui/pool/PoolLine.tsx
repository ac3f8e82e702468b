// Under the title of a customer or lead: until when it stays, what keeps it, and the verbs of pools.
import { LockOutlined, UnlockOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { type Panel, type PoolKind, useExemption, usePanel, usePoolVerbs, useReleaseTargets } from "@/api/pools";
import { may } from "@/domain/permissions";
import { Link } from "@/ui/nav";
import { DaysLeft } from "@/ui/pool/DaysLeft";
import { type MoveAnswer, MoveDialog } from "@/ui/pool/MoveDialog";

interface PoolLineProps {
  kind: PoolKind;
  id: number;
  /** The record was released and may be out of sight. */
  onGone: () => void;
}

export function PoolLine({ kind, id, onGone }: PoolLineProps) {
  const { data: me } = useMe();
  const panel = usePanel(kind, id, may(me?.permissions, "pool.read"));
  return panel.data ? <Line kind={kind} id={id} panel={panel.data} onGone={onGone} /> : null;
}

function Line({ kind, id, panel, onGone }: PoolLineProps & { panel: Panel }) {
  const { t } = useTranslation("pools");
  const { message } = App.useApp();
  const { lock, list } = useExemption(kind, id);
  const { release, put } = usePoolVerbs();
  const [asking, setAsking] = useState(false);
  const verb = panel.may_put ? "put" : "release";
  const targets = useReleaseTargets(kind, asking);
  const failed = { onError: (error: unknown) => void message.error(asApiError(error).message) };
  // Awaited, not by callbacks of `mutate`: these stay silent once the record is out of sight and this line is gone.
  const send = async (said: MoveAnswer | null) => {
    setAsking(false);
    if (!said?.pool) return;
    try {
      const which = { ids: [id], reason: said.reason };
      const answer =
        verb === "put"
          ? await put.mutateAsync({ ...which, pool: said.pool })
          : await release.mutateAsync({ ...which, kind, pool_id: said.pool });
      if (answer.failed[0]) return void message.error(answer.failed[0].message, 6);
      message.success(t(verb === "put" ? "putDone" : "released", { count: answer.done }));
      onGone();
    } catch (error) {
      message.error(asApiError(error).message);
    }
  };
  const nothing = !panel.due_on && !panel.pool && !panel.locked && !panel.listed;
  const may = panel.may_release || panel.may_put;
  if (nothing && !may) return null;
  const offered = (targets.data ?? []).filter((one) => verb === "release" || one.admin);
  const pools = offered.map((one) => ({ id: one.id, name: one.name, reasons: one.release_reasons }));
  return (
    <p className="yd-muted yd-pool-line">
      {panel.pool && <Link to={`/pools/${panel.pool.id}`}>{t("inPool", { name: panel.pool.label })}</Link>}
      {panel.due_on && (
        <span title={t("dueTitle", { day: panel.due_on, rule: panel.rule })}>
          <DaysLeft day={panel.due_on} /> · {panel.rule}
        </span>
      )}
      {panel.locked && <span>{t("locked")}</span>}
      {panel.listed && (
        <span title={panel.listed_reason}>
          {panel.listed_until ? t("listedUntil", { day: panel.listed_until }) : t("listed")}
        </span>
      )}{" "}
      {panel.mine && (
        <Button
          size="small"
          type="text"
          icon={panel.locked ? <UnlockOutlined /> : <LockOutlined />}
          title={panel.max_locks === null ? undefined : t("locksLeft", { locks: panel.locks, max: panel.max_locks })}
          loading={lock.isPending}
          onClick={() => lock.mutate(!panel.locked, failed)}
        >
          {t(panel.locked ? "unlock" : "lock")}
        </Button>
      )}
      {panel.may_list && !panel.pool && (
        <Button size="small" type="text" loading={list.isPending} onClick={() => list.mutate(!panel.listed, failed)}>
          {t(panel.listed ? "unlist" : "list")}
        </Button>
      )}
      {may && (
        <Button size="small" type="text" loading={release.isPending || put.isPending} onClick={() => setAsking(true)}>
          {t(verb)}
        </Button>
      )}
      {asking && targets.data && (
        <MoveDialog
          title={t(`${verb}Title`, { count: 1 })}
          okText={t(verb)}
          pools={pools}
          needsReason={verb === "release"}
          onClose={(said) => void send(said)}
        />
      )}
    </p>
  );
}
