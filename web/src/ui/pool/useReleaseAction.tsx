// "Release to a pool" for the selected rows of customers and leads, where there is a pool to release to.
import { DeliveredProcedureOutlined } from "@ant-design/icons";
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
  size: string;
  answer: (answer: MoveAnswer | null) => void;
}

export function useReleaseAction(kind: PoolKind): { actions: BulkAction[]; dialog: ReactNode } {
  const { t } = useTranslation("pools");
  const { data: me } = useMe();
  const allowed = may(me?.permissions, "pool.release");
  const targets = useReleaseTargets(kind, allowed);
  const { release, undo } = usePoolVerbs();
  const [asked, setAsked] = useState<Asked | null>(null);
  const pools = (targets.data ?? []).map((one) => ({ id: one.id, name: one.name, reasons: one.release_reasons }));
  const run = async (target: BulkTarget, size: string): Promise<BulkAnswer | null> => {
    const said = await new Promise<MoveAnswer | null>((answer) => setAsked({ size, answer }));
    if (!said?.pool) return null;
    return release.mutateAsync({ kind, ...target, pool_id: said.pool, reason: said.reason });
  };
  const action: BulkAction = {
    key: "release",
    label: t("release"),
    icon: <DeliveredProcedureOutlined />,
    run,
    said: ({ done }) => t("released", { count: done }),
    undo: (token) => undo.mutateAsync(token),
  };
  return {
    actions: allowed && pools.length > 0 ? [action] : [],
    dialog: asked && (
      <Suspense fallback={null}>
        <MoveDialog
          title={t("releaseTitle", { count: asked.size as unknown as number })}
          okText={t("release")}
          pools={pools}
          needsReason
          onClose={(answer) => {
            asked.answer(answer);
            setAsked(null);
          }}
        />
      </Suspense>
    ),
  };
}
