// Two records side by side: what agrees, what does not, why they came up, and what to do.
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { Pair, Twinned } from "@/api/duplicates";
import { useSpec } from "@/api/records";
import { Tag } from "@/ui/figure/Tag";
import { useOpenRecord } from "@/ui/record/open";
import { Reasons, SideBySide } from "@/ui/record/SideBySide";

export interface PairCardProps {
  resource: Twinned;
  pair: Pair;
  current: boolean;
  picked: boolean;
  busy: boolean;
  onFocus: () => void;
  onPick: () => void;
  onMerge: () => void;
  onDecide: () => void;
}

export function PairCard({ resource, pair, current, picked, busy, onFocus, onPick, onMerge, onDecide }: PairCardProps) {
  const { t } = useTranslation("duplicates");
  const { open } = useOpenRecord();
  const spec = useSpec(resource);
  const [left, right] = pair.records;
  if (!left || !right || !spec.data) return null;
  const names = pair.records.map((one) => String(one.values.name));
  // The name heads the columns; the others in the order of the entity.
  const fields = [...spec.data.fields]
    .filter((field) => field.name in left.values)
    .sort((one, other) => Number(other.name === "name") - Number(one.name === "name"));
  return (
    <li className={`yd-twin ${current ? "yd-twin-current" : ""}`} aria-current={current ? "true" : undefined}>
      <div className="yd-twin-head">
        {pair.state === "open" && (
          <Checkbox checked={picked} onChange={onPick} onFocus={onFocus} aria-label={names.join(" · ")} />
        )}
        <Tag color={pair.level === "same" ? "red" : "gold"}>
          {pair.level === "same" ? t("sure") : t("likely", { percent: Math.round(pair.score * 100) })}
        </Tag>
        <Reasons reasons={pair.reasons} />
      </div>
      <SideBySide
        fields={fields}
        sides={pair.records.map((one) => ({
          key: one.id,
          head: (
            <Button type="link" onClick={() => open(resource, one.id)}>
              {String(one.values.name)}
            </Button>
          ),
          values: one.values,
        }))}
      />
      <div className="yd-twin-foot">
        {pair.state === "open" && (
          <Button type="primary" onClick={onMerge} onFocus={onFocus}>
            {t("merge")}
          </Button>
        )}
        <Button onClick={onDecide} onFocus={onFocus} disabled={busy}>
          {pair.state === "open" ? t(`different.${resource}`) : t("reopen")}
        </Button>
      </div>
    </li>
  );
}
