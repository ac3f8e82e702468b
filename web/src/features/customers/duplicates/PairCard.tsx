// Two records side by side: what agrees, what does not, why they came up, and what to do.
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { Pair, Twinned } from "@/api/duplicates";
import { useSpec } from "@/api/records";
import { FieldValue } from "@/ui/field/FieldValue";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";

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

const blank = (value: unknown) => value === null || value === undefined || value === "";

export function PairCard({ resource, pair, current, picked, busy, onFocus, onPick, onMerge, onDecide }: PairCardProps) {
  const { t } = useTranslation("duplicates");
  const { label } = useLanguage();
  const { open } = useOpenRecord();
  const spec = useSpec(resource);
  const [left, right] = pair.records;
  if (!left || !right || !spec.data) return null;
  const names = pair.records.map((one) => String(one.values.name));
  const fields = spec.data.fields.filter(
    (field) =>
      field.name !== "name" &&
      field.name in left.values &&
      !(blank(left.values[field.name]) && blank(right.values[field.name])),
  );
  const agree = (name: string) => JSON.stringify(left.values[name]) === JSON.stringify(right.values[name]);
  return (
    <li className={`yd-twin ${current ? "yd-twin-current" : ""}`} aria-current={current ? "true" : undefined}>
      <div className="yd-twin-head">
        {pair.state === "open" && (
          <Checkbox checked={picked} onChange={onPick} onFocus={onFocus} aria-label={names.join(" · ")} />
        )}
        <Tag color={pair.level === "same" ? "red" : "gold"}>
          {pair.level === "same" ? t("sure") : t("likely", { percent: Math.round(pair.score * 100) })}
        </Tag>
        <Reasons pair={pair} />
      </div>
      <table className="yd-twin-table">
        <thead>
          <tr>
            <th scope="row">{label(spec.data.fields.find((field) => field.name === "name")?.label)}</th>
            {pair.records.map((one) => (
              <th key={one.id} scope="col">
                <Button type="link" onClick={() => open(resource, one.id)}>
                  {String(one.values.name)}
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name} className={agree(field.name) ? "yd-twin-agree" : ""}>
              <th scope="row">{label(field.label)}</th>
              {pair.records.map((one) => (
                <td key={one.id}>
                  {blank(one.values[field.name]) ? (
                    <span className="yd-faint">–</span>
                  ) : (
                    <FieldValue field={field} value={one.values[field.name]} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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

function Reasons({ pair }: { pair: Pair }) {
  const { t, i18n } = useTranslation("duplicates");
  const known = pair.reasons.filter((one) => i18n.exists(`duplicates:reason.${one.code}`));
  return (
    <span className="yd-twin-reasons">
      {known.map((one) => (
        <span key={one.code} className={one.bits > 0 ? "yd-twin-for" : "yd-twin-against"}>
          {one.bits > 0 ? "+ " : "− "}
          {t(`reason.${one.code}` as "reason.same_name")}
        </span>
      ))}
    </span>
  );
}
