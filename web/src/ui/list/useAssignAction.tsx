// "Assign" for the bar of selected rows: the dialog, the report of the rows, and the way back.
import { SwapOutlined } from "@ant-design/icons";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Assignable, type Assigned, useAssignUndo } from "@/api/assigning";
import { useMe } from "@/api/me";
import type { BulkAnswer } from "@/api/resource";
import { may } from "@/domain/permissions";
import type { BulkAction, BulkTarget } from "@/ui/list/BulkBar";
import { lazyPart } from "@/ui/state/lazyPart";

const AssignDialog = lazyPart(() =>
  import("@/ui/list/AssignDialog").then((module) => ({ default: module.AssignDialog })),
);

interface Asked {
  target: BulkTarget;
  size: string;
  answer: (result: BulkAnswer | null) => void;
}

export function useAssignAction(resource: Assignable): { actions: BulkAction[]; dialog: ReactNode } {
  const { t } = useTranslation("list");
  const { data: me } = useMe();
  const undo = useAssignUndo(resource);
  const [asked, setAsked] = useState<Asked | null>(null);
  const action: BulkAction = {
    key: "assign",
    label: t("assign.label"),
    icon: <SwapOutlined />,
    run: (target, size) => new Promise<BulkAnswer | null>((answer) => setAsked({ target, size, answer })),
    said: ({ done, deals = 0 }: Assigned) =>
      resource === "customer"
        ? t("assign.doneCustomers", { count: done, deals })
        : t(resource === "deal" ? "assign.doneDeals" : "assign.doneLeads", { count: done }),
    undo: (token) => undo.mutateAsync({ token }),
  };
  return {
    actions: may(me?.permissions, `${resource}.assign`) ? [action] : [],
    dialog: asked && (
      <Suspense fallback={null}>
        <AssignDialog
          resource={resource}
          target={asked.target}
          size={asked.size}
          onClose={(result) => {
            asked.answer(result);
            setAsked(null);
          }}
        />
      </Suspense>
    ),
  };
}
