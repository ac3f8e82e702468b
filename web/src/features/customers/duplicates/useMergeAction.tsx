// "Merge" for the bar of selected records.
import { MergeCellsOutlined } from "@ant-design/icons";
import { App } from "antd";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Twinned } from "@/api/duplicates";
import { useMe } from "@/api/me";
import type { BulkAnswer } from "@/api/resource";
import { may } from "@/domain/permissions";
import type { BulkAction } from "@/ui/list/BulkBar";
import { lazyPart } from "@/ui/state/lazyPart";

const MergeDialog = lazyPart(() =>
  import("@/features/customers/duplicates/MergeDialog").then((module) => ({ default: module.MergeDialog })),
);
const MOST = 20;

export function useMergeAction(resource: Twinned): { actions: BulkAction[]; dialog: ReactNode } {
  const { t } = useTranslation("duplicates");
  const { data: me } = useMe();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<{ ids: number[]; answer: (result: BulkAnswer | null) => void } | null>(null);
  const action: BulkAction = {
    key: "merge",
    label: t("merge"),
    icon: <MergeCellsOutlined />,
    run: (target) => {
      const ids = "ids" in target ? target.ids : [];
      if (ids.length < 2 || ids.length > MOST) {
        message.info(t("pickSome", { most: MOST }));
        return Promise.resolve(null);
      }
      return new Promise<BulkAnswer | null>((answer) => setAsked({ ids, answer }));
    },
    said: () => t("mergedMany", { count: 1 }),
  };
  return {
    actions: may(me?.permissions, "customer.merge") ? [action] : [],
    dialog: asked && (
      <Suspense fallback={null}>
        <MergeDialog
          resource={resource}
          ids={asked.ids}
          onClose={(survivor) => {
            asked.answer(survivor === null ? null : { done: asked.ids.length, failed: [] });
            setAsked(null);
          }}
        />
      </Suspense>
    ),
  };
}
