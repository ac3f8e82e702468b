// What can be done with many plans at once: put off, cancel, give to somebody else.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import type { BulkAnswer } from "@/api/resource";
import type { Outcome } from "@/api/visits";
import { may } from "@/domain/permissions";
import type { BulkAction, BulkTarget } from "@/ui/list/BulkBar";
import { type Change, PlanChange } from "@/ui/visit/PlanChange";

interface Asked {
  what: Change;
  target: BulkTarget;
  size: string;
  answer: (result: BulkAnswer | null) => void;
}

/** The outcome as lists report it. */
export const reported = ({ done, left }: Outcome): BulkAnswer => ({
  done,
  failed: left.map(({ id, name, code, message }) => ({ id, title: name, code, message })),
});

export function usePlanActions(): { actions: BulkAction[]; dialog: ReactNode } {
  const { t } = useTranslation("visitDesk");
  const { data: me } = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const action = (what: Change): BulkAction => ({
    key: what,
    label: t(what),
    run: (target, size) => new Promise<BulkAnswer | null>((answer) => setAsked({ what, target, size, answer })),
    said: ({ done }) => t("changed", { count: done }),
  });
  const edits = may(me?.permissions, "visit.edit") ? [action("delay"), action("cancel")] : [];
  const gives = may(me?.permissions, "visit.assign") ? [action("assign")] : [];
  const close = () => {
    asked?.answer(null); // a promise that was answered stays as it is
    setAsked(null);
  };
  return {
    actions: [...edits, ...gives],
    dialog: asked && (
      <PlanChange
        what={asked.what}
        target={asked.target}
        name={t("plansSelected", { number: asked.size })}
        onOutcome={(outcome) => asked.answer(reported(outcome))}
        onClose={close}
      />
    ),
  };
}
