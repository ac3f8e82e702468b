// What a deal still needs, each mended by thumb where it stands.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Need, useGateVerbs } from "@/api/gates";
import { AskEntry, EvidenceEntry, FieldFill, PersonEntry } from "@/mobile/deals/Mends";
import { FollowUpSheet } from "@/mobile/record/FollowUpSheet";

export function NeedRows({ deal, items, canEdit }: { deal: number; items: readonly Need[]; canEdit: boolean }) {
  const { t } = useTranslation("gates");
  const { tick } = useGateVerbs(deal);
  const [open, setOpen] = useState<number | null>(null);
  const fail = (error: unknown) => void Toast.show({ content: asApiError(error).message, duration: 4000 });
  return (
    <ul className="ph-rows">
      {items.map((need) => (
        <li key={need.id}>
          <div className="ph-row">
            {need.kind === "check" ? (
              <label className="ph-need">
                <input
                  type="checkbox"
                  checked={need.done}
                  disabled={!canEdit || tick.isPending}
                  onChange={(event) =>
                    tick.mutate({ criterion: need.id, done: event.target.checked }, { onError: fail })
                  }
                />
                {need.text}
              </label>
            ) : (
              <span className="ph-need">
                <i
                  className={need.done ? "yd-gain" : "yd-risk"}
                  role="img"
                  aria-label={t(need.done ? "done" : "missing")}
                >
                  {need.done ? "✓" : "○"}
                </i>
                {need.text}
              </span>
            )}
            {!need.done && <small className="yd-faint">{t(`strength.${need.strength}`)}</small>}
            {canEdit && !need.done && need.kind !== "check" && (
              <Button size="mini" onClick={() => setOpen(open === need.id ? null : need.id)}>
                {t(open === need.id ? "cancel" : `mend.${need.kind}`)}
              </Button>
            )}
          </div>
          {open === need.id && !need.done && <Mend deal={deal} need={need} onDone={() => setOpen(null)} />}
        </li>
      ))}
    </ul>
  );
}

function Mend({ deal, need, onDone }: { deal: number; need: Need; onDone: () => void }) {
  switch (need.kind) {
    case "field":
      return <FieldFill deal={deal} name={need.params.field ?? ""} onDone={onDone} />;
    case "evidence":
      return <EvidenceEntry deal={deal} kind={need.params.evidence ?? 0} onDone={onDone} />;
    case "followup":
      return <FollowUpSheet path={`/deals/${deal}`} start={need.params.method || "call"} onDone={onDone} />;
    case "contact":
      return <PersonEntry deal={deal} start={need.params.role ?? ""} onDone={onDone} />;
    case "team":
      return <AskEntry deal={deal} role={need.params.role ?? "presales"} onDone={onDone} />;
    default:
      return null;
  }
}
