// The items of a plan: what, whom, what became of it, and the records that show it.
import { DeleteOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Drafted, type Plan, type PlanItem, RESOURCE, STATE_HUE } from "@/api/plans";
import { formatDay } from "@/domain/dates";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { usePlanWords } from "@/ui/report/usePlanWords";

interface TableProps {
  plan: Plan;
  items: Drafted[];
  onChange: ((items: Drafted[]) => void) | null;
}

export function PlanTable({ plan, items, onChange }: TableProps) {
  const { t } = useTranslation("reports");
  const known = new Map(plan.items.map((one) => [one.id, one]));
  const change = (at: number, part: Partial<Drafted>) =>
    onChange?.(items.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("plan.items")}>
      <table className="yd-plain-table yd-report-plan">
        <thead>
          <tr>
            <th scope="col">{t("plan.whatHead")}</th>
            <th scope="col">{t("plan.titleHead")}</th>
            <th scope="col">{t("plan.stateHead")}</th>
            <th scope="col">{t("plan.recordHead")}</th>
            {onChange && <th scope="col">{t("plan.sayHead")}</th>}
            {onChange && <th scope="col" aria-label={t("plan.remove")} />}
          </tr>
        </thead>
        <tbody>
          {items.map((one, at) => (
            <Line
              key={one.id ?? `${one.what}:${one.target ?? one.kind}:${one.title}`}
              one={one}
              item={one.id === null ? undefined : known.get(one.id)}
              fixed={new Date(plan.fixed_at).getTime() <= Date.now()}
              onChange={onChange ? (part) => change(at, part) : null}
              onRemove={onChange ? () => onChange(items.filter((_, n) => n !== at)) : null}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LineProps {
  one: Drafted;
  item: PlanItem | undefined;
  fixed: boolean;
  onChange: ((part: Partial<Drafted>) => void) | null;
  onRemove: (() => void) | null;
}

function Line({ one, item, fixed, onChange, onRemove }: LineProps) {
  const { t } = useTranslation("reports");
  const { link } = useOpenRecord();
  const { language } = useLanguage();
  const words = usePlanWords();
  const resource = RESOURCE[one.what];
  const talk = one.what === "visit" || one.what === "call" || one.what === "contact";
  const name = words.title(one);
  return (
    <tr>
      <td>
        {onChange && talk && !item ? (
          <Select<"visit" | "call" | "contact">
            aria-label={`${t("plan.whatHead")} ${name}`}
            value={one.what as "visit"}
            options={(["visit", "call", "contact"] as const).map((value) => ({
              value,
              label: t(`plan.what.${value}`),
            }))}
            onChange={(what) => onChange({ what })}
            style={{ width: 110 }}
          />
        ) : (
          words.what(one)
        )}
      </td>
      <td>
        {resource && one.target ? <a {...link(resource, one.target)}>{name}</a> : name}
        {onChange && one.what === "activity" && !(item && fixed) && (
          <>
            {" "}
            <InputNumber
              size="small"
              aria-label={`${t("plan.quantity")} ${name}`}
              min={1}
              max={9999}
              value={one.quantity}
              onChange={(value) => onChange({ quantity: value ?? 1 })}
            />
          </>
        )}
        {item && !item.counts && <span className="yd-faint"> · {t("plan.added")}</span>}
      </td>
      <td>
        {item && (
          <>
            <Tag color={STATE_HUE[item.state]}>{t(`plan.state.${item.state}`)}</Tag>
            {item.state === "part" && ` ${item.share}%`}
            {item.happened_on && <span className="yd-faint"> {formatDay(item.happened_on, language, true)}</span>}
            {item.reason && <div className="yd-faint">{item.reason}</div>}
          </>
        )}
      </td>
      <td>
        {item?.records.slice(0, 5).map((record, n) => (
          <span key={`${record.resource}${record.id}`}>
            <a {...link(record.resource, record.id)}>{t("plan.record", { n: n + 1 })}</a>{" "}
          </span>
        ))}
      </td>
      {onChange && (
        <td>
          {item && item.state !== "done" && (
            <span className="yd-toolbar">
              <Select
                aria-label={`${t("plan.sayHead")} ${name}`}
                value={one.said}
                style={{ width: 100 }}
                options={(["", "done", "dropped"] as const)
                  .filter((value) => value !== "done" || one.what === "other")
                  .map((value) => ({ value, label: t(`plan.say.${value}`) }))}
                onChange={(said: Drafted["said"]) => onChange({ said })}
              />
              {one.said === "dropped" && (
                <Input
                  aria-label={`${t("plan.reason")} ${name}`}
                  placeholder={t("plan.reason")}
                  maxLength={200}
                  style={{ width: 160 }}
                  value={one.reason}
                  onChange={(event) => onChange({ reason: event.target.value })}
                />
              )}
            </span>
          )}
        </td>
      )}
      {onRemove && (
        <td>
          {!(item?.counts && fixed) && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t("plan.remove")} ${name}`}
              onClick={onRemove}
            />
          )}
        </td>
      )}
    </tr>
  );
}
