// Rows ticked in a list of customers, and "plan visits" for them; the texts come when the first row is ticked.
import { Checkbox } from "antd";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { withTexts } from "@/texts/i18n";
import { lazyPart } from "@/ui/state/lazyPart";
import type { ArrangeProps } from "@/ui/visit/ArrangeDialog";
import { allToggled, stateOf, toggled } from "@/ui/visit/ticks";
import "@/styles/visits.css";

const PickBar = lazyPart(
  withTexts(["visitDesk"], () => import("@/ui/visit/PickBar").then((module) => ({ default: module.PickBar }))),
);
const ArrangeDialog = lazyPart(
  withTexts(["visitDesk"], () =>
    import("@/ui/visit/ArrangeDialog").then((module) => ({ default: module.ArrangeDialog })),
  ),
);

export interface Picking {
  /** Cell of the head; null when visits cannot be planned. */
  head: ReactNode;
  cell: (id: number, name: string) => ReactNode;
  bar: ReactNode;
}

export function usePicking(shown: readonly { id: number; name: string }[], purpose?: ArrangeProps["purpose"]): Picking {
  const { t } = useTranslation("list");
  const { data: me } = useMe();
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [asked, setAsked] = useState<ArrangeProps["customers"] | null>(null);
  if (!may(me?.permissions, "visit.edit")) return { head: null, cell: () => null, bar: null };
  const ids = shown.map((one) => one.id);
  const { all, some } = stateOf(ticked, ids);
  const picked = shown.filter((one) => ticked.includes(one.id));
  return {
    head: (
      <th scope="col" className="yd-tick">
        <Checkbox
          aria-label={t("selectPage")}
          checked={all}
          indeterminate={some}
          onChange={() => setTicked(allToggled(ticked, ids))}
        />
      </th>
    ),
    cell: (id, name) => (
      <td className="yd-tick">
        <Checkbox
          aria-label={t("selectRow", { title: name })}
          checked={ticked.includes(id)}
          onChange={() => setTicked(toggled(ticked, id))}
        />
      </td>
    ),
    bar: (
      <Suspense fallback={null}>
        {picked.length > 0 && (
          <PickBar count={picked.length} onArrange={() => setAsked(picked)} onClear={() => setTicked([])} />
        )}
        {asked && (
          <ArrangeDialog
            customers={asked}
            {...(purpose && { purpose })}
            onPlanned={(done) => setTicked((had) => had.filter((id) => !done.includes(id)))}
            onClose={() => setAsked(null)}
          />
        )}
      </Suspense>
    ),
  };
}
