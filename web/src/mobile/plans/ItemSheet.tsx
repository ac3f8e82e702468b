// One item of the own plan: how, how many, done, dropped with a reason, taken out. What is typed is kept at once.
import { Button } from "antd-mobile";
import { useTranslation } from "react-i18next";
import type { Drafted, Plan } from "@/api/plans";
import { usePlanWords } from "@/ui/report/usePlanWords";

export const TALKS = ["visit", "call", "contact"] as const;

export interface ItemSheetProps {
  plan: Plan;
  one: Drafted;
  onChange: (part: Partial<Drafted>) => void;
  onRemove: () => void;
  onDone: () => void;
}

export function ItemSheet({ plan, one, onChange, onRemove, onDone }: ItemSheetProps) {
  const { t } = useTranslation("reports");
  const words = usePlanWords();
  const item = plan.items.find((known) => known.id === one.id);
  const fixed = new Date(plan.fixed_at).getTime() <= Date.now();
  const counted = item?.counts && fixed;
  const talk = TALKS.some((what) => what === one.what);
  const says = (["", "done", "dropped"] as const).filter((said) => said !== "done" || one.what === "other");
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <strong>{words.title(one)}</strong>
      {talk && !item && (
        <fieldset className="ph-chips" aria-label={t("plan.how")}>
          {TALKS.map((what) => (
            <button key={what} type="button" aria-pressed={one.what === what} onClick={() => onChange({ what })}>
              {t(`plan.what.${what}`)}
            </button>
          ))}
        </fieldset>
      )}
      {one.what === "activity" && !counted && (
        <label>
          {t("plan.quantity")}
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={9999}
            value={one.quantity}
            onChange={(event) =>
              onChange({ quantity: Math.min(9999, Math.max(1, Math.round(Number(event.target.value)) || 1)) })
            }
          />
        </label>
      )}
      {item && item.state !== "done" && (
        <fieldset className="ph-chips" aria-label={t("plan.sayHead")}>
          {says.map((said) => (
            <button
              key={said}
              type="button"
              aria-pressed={one.said === said}
              onClick={() => onChange({ said, ...(said !== "dropped" && { reason: "" }) })}
            >
              {said ? t(`plan.say.${said}`) : t("plan.state.open")}
            </button>
          ))}
        </fieldset>
      )}
      {one.said === "dropped" && (
        <label>
          {t("plan.reason")}
          <textarea maxLength={200} value={one.reason} onChange={(event) => onChange({ reason: event.target.value })} />
        </label>
      )}
      <Button block color="primary" size="large" type="submit">
        {t("plan.finish")}
      </Button>
      {!counted && (
        <Button block color="danger" fill="outline" onClick={onRemove}>
          {t("plan.remove")}
        </Button>
      )}
    </form>
  );
}
