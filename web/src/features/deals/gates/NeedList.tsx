// What a deal still needs, each with what mends it in place: tick, fill in, attach, write, add.
import { CheckCircleFilled, ExclamationCircleOutlined } from "@ant-design/icons";
import { App, Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Need, useGateVerbs } from "@/api/gates";
import { AskForm } from "@/features/deals/gates/AskForm";
import { EvidenceForm } from "@/features/deals/gates/EvidenceForm";
import { FieldFill } from "@/features/deals/gates/FieldFill";
import { PersonForm } from "@/features/deals/gates/PersonForm";
import { Tag } from "@/ui/figure/Tag";
import { Composer } from "@/ui/followup/Composer";
import "@/styles/gates.css";

const HUE = { soft: "grey", overridable: "mark", hard: "risk" } as const;

export interface NeedListProps {
  deal: number;
  items: readonly Need[];
  canEdit: boolean;
  /** The names of stages, where the needs are of several. */
  staged?: boolean;
}

export function NeedList({ deal, items, canEdit, staged = false }: NeedListProps) {
  const { t } = useTranslation("gates");
  const { message } = App.useApp();
  const { tick } = useGateVerbs(deal);
  const [open, setOpen] = useState<number | null>(null);
  const mends = (need: Need) => canEdit && !need.done && need.kind !== "check";
  return (
    <ul className="yd-needs">
      {items.map((need) => (
        <li key={need.id} className={need.done ? "yd-need-done" : ""}>
          <div className="yd-need">
            {need.kind === "check" ? (
              <Checkbox
                checked={need.done}
                disabled={!canEdit || tick.isPending}
                onChange={(event) =>
                  tick.mutate(
                    { criterion: need.id, done: event.target.checked },
                    { onError: (error) => void message.error(asApiError(error).message) },
                  )
                }
              >
                {need.text}
              </Checkbox>
            ) : (
              <span>
                {need.done ? (
                  <CheckCircleFilled className="yd-gain" aria-label={t("done")} />
                ) : (
                  <ExclamationCircleOutlined className={need.strength === "soft" ? "yd-faint" : "yd-risk"} />
                )}{" "}
                {need.text}
              </span>
            )}
            {staged && <small className="yd-faint">{need.stage.label}</small>}
            <span className="yd-grow" />
            {!need.done && (
              <span title={t(`strengthHint.${need.strength}`)}>
                <Tag color={HUE[need.strength]}>{t(`strength.${need.strength}`)}</Tag>
              </span>
            )}
            {mends(need) && (
              <Button size="small" onClick={() => setOpen(open === need.id ? null : need.id)}>
                {t(open === need.id ? "cancel" : `mend.${need.kind as "field"}`)}
              </Button>
            )}
          </div>
          {open === need.id && mends(need) && (
            <div className="yd-need-mend">
              <Mend deal={deal} need={need} onDone={() => setOpen(null)} />
            </div>
          )}
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
      return <EvidenceForm deal={deal} kind={need.params.evidence} onDone={onDone} />;
    case "followup":
      return (
        <Composer
          path={`/deals/${deal}`}
          autoFocus
          {...(need.params.method ? { start: need.params.method } : {})}
          onDone={onDone}
        />
      );
    case "contact":
      return <PersonForm deal={deal} start={{ role: need.params.role ?? "" }} onDone={onDone} />;
    case "team":
      return <AskForm deal={deal} role={need.params.role} onDone={onDone} />;
    default:
      return null;
  }
}
