// "Release to a pool" and, for administrators of pools, "put into a pool" for the selected rows of customers and leads.
import { DeliveredProcedureOutlined, InboxOutlined } from "@ant-design/icons";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type PoolKind, usePoolVerbs, useReleaseTargets } from "@/api/pools";
import type { BulkAnswer } from "@/api/resource";
import { may } from "@/domain/permissions";
import type { BulkAction, BulkTarget } from "@/ui/list/BulkBar";
import type { MoveAnswer } from "@/ui/pool/MoveDialog";
import { lazyPart } from "@/ui/state/lazyPart";

const MoveDialog = lazyPart(() => import("@/ui/pool/MoveDialog").then((one) => ({ default: one.MoveDialog })));

interface Asked {
  verb: "release" | "put";
  size: string;
  answer: (answer: MoveAnswer | null) => void;
}

export function usePoolActions(kind: PoolKind): { actions: BulkAction[]; dialog: ReactNode } {
  const { t } = useTranslation("pools");
  const { data: me } = useMe();
  const allowed = may(me?.permissions, "pool.release");
  const targets = useReleaseTargets(kind, allowed);
  const { release, put, undo } = usePoolVerbs();
  const [asked, setAsked] = useState<Asked | null>(null);
  const found = targets.data ?? [];
  const offered = found
    .filter((one) => asked?.verb !== "put" || one.admin)
    .map((one) => ({ id: one.id, name: one.name, reasons: one.release_reasons }));
  const ask = (verb: Asked["verb"], size: string) =>
    new Promise<MoveAnswer | null>((answer) => setAsked({ verb, size, answer }));
  const back = (token: string) => undo.mutateAsync(token);
  const releasing: BulkAction = {
    key: "release",
    label: t("release"),
    icon: <DeliveredProcedureOutlined />,
    run: async (target: BulkTarget, size): Promise<BulkAnswer | null> => {
      const said = await ask("release", size);
      return said?.pool ? release.mutateAsync({ kind, ...target, pool_id: said.pool, reason: said.reason }) : null;
    },
    said: ({ done }) => t("released", { count: done }),
    undo: back,
  };
  const putting: BulkAction = {
    key: "put",
    label: t("put"),
    icon: <InboxOutlined />,
    run: async (target: BulkTarget, size): Promise<BulkAnswer | null> => {
      const said = await ask("put", size);
      return said?.pool ? put.mutateAsync({ ...target, pool: said.pool, reason: said.reason }) : null;
    },
    said: ({ done }) => t("putDone", { count: done }),
    undo: back,
  };
  const verbs = [found.length > 0 && releasing, found.some((one) => one.admin) && putting];
  return {
    actions: allowed ? verbs.filter((one) => one !== false) : [],
    dialog: asked && (
      <Suspense fallback={null}>
        <MoveDialog
          title={t(`${asked.verb}Title`, { count: asked.size as unknown as number })}
          okText={t(asked.verb)}
          pools={offered}
          needsReason={asked.verb === "release"}
          onClose={(answer) => {
            asked.answer(answer);
            setAsked(null);
          }}
        />
      </Suspense>
    ),
  };
}
