// How a plan stands, and its items: what became of each, and the way to its record.
import { useTranslation } from "react-i18next";
import { type Drafted, PLAN_HUE, type Plan, type PlanItem, planStanding, RESOURCE, STATE_HUE } from "@/api/plans";
import { formatDay } from "@/domain/dates";
import { phonePath } from "@/domain/phone-path";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { usePlanWords } from "@/ui/report/usePlanWords";
import { EmptyState } from "@/ui/state/EmptyState";

export function PlanHead({ plan }: { plan: Plan }) {
  const { t } = useTranslation("reports");
  const standing = planStanding(plan);
  return (
    <section className="ph-panel" aria-label={t("plan.rate")}>
      <p>
        <Tag color={PLAN_HUE[standing]}>{t(`plan.standing.${standing}`)}</Tag>{" "}
        {plan.answered_name && <span className="yd-faint">{plan.answered_name}</span>}
      </p>
      {plan.answer_note && (
        <p className={plan.answer === "returned" ? "ph-alert" : "yd-report-text"}>
          {t("plan.said", { name: plan.answered_name, note: plan.answer_note })}
        </p>
      )}
      {plan.planned > 0 && (
        <p className="ph-line">
          <span>
            {t("plan.rate")} <b className="yd-num">{plan.rate === null ? "–" : `${Math.round(plan.rate * 100)}%`}</b>
          </span>
          <span className="yd-faint">{t("plan.rateHow", { done: plan.fulfilled / 100, planned: plan.planned })}</span>
        </p>
      )}
    </section>
  );
}

export interface PlanItemsProps {
  plan: Plan;
  items: readonly Drafted[];
  /** The item at this place is to be changed. */
  onEdit?: (at: number) => void;
}

export function PlanItems({ plan, items, onEdit }: PlanItemsProps) {
  const { t } = useTranslation("reports");
  if (items.length === 0)
    return (
      <section className="ph-panel">
        <EmptyState compact title={t("plan.empty")} hint={onEdit ? t("plan.emptyHint") : undefined} />
      </section>
    );
  const known = new Map(plan.items.map((one) => [one.id, one]));
  return (
    <section className="ph-panel" aria-label={t("plan.items")}>
      <h2>
        {t("plan.items")}
        <small className="yd-num">{items.length}</small>
      </h2>
      <ul className="ph-rows">
        {items.map((one, at) => (
          <li key={one.id ?? `${one.what}:${one.target ?? one.kind}:${one.title}`}>
            <ItemRow
              one={one}
              item={one.id === null ? undefined : known.get(one.id)}
              onEdit={onEdit && (() => onEdit(at))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ItemRowProps {
  one: Drafted;
  item: PlanItem | undefined;
  onEdit: (() => void) | undefined;
}

function ItemRow({ one, item, onEdit }: ItemRowProps) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const words = usePlanWords();
  const name = words.title(one);
  const resource = RESOURCE[one.what];
  const to = resource && one.target ? phonePath(`/${resource}s/${one.target}`) : null;
  const dropped = one.said === "dropped";
  const said = [
    words.what(one),
    item?.state === "part" && `${item.share}%`,
    item?.happened_on && formatDay(item.happened_on, language, true),
    item && !item.counts && t("plan.added"),
    one.reason,
  ];
  const text = (
    <>
      <strong className={dropped ? "yd-faint" : undefined}>{name}</strong>
      <small className="ph-words">{said.filter(Boolean).join(" · ")}</small>
    </>
  );
  return (
    <div className="ph-row">
      {to ? (
        <Link to={to} className="ph-open">
          {text}
        </Link>
      ) : (
        <span>{text}</span>
      )}
      {dropped ? (
        <Tag color="grey">{t("plan.state.dropped")}</Tag>
      ) : (
        item && <Tag color={STATE_HUE[item.state]}>{t(`plan.state.${item.state}`)}</Tag>
      )}
      {item && <Evidence item={item} />}
      {onEdit && (
        <button type="button" className="ph-plan-edit" aria-label={t("plan.editOf", { name })} onClick={onEdit}>
          {t("plan.edit")}
        </button>
      )}
    </div>
  );
}

/** The first record that shows it, where the phone has a page for it. */
function Evidence({ item }: { item: PlanItem }) {
  const { t } = useTranslation("reports");
  const paths = item.records.map((one) => phonePath(`/${one.resource}s/${one.id}`));
  const to = paths.find((one) => one !== null);
  return to && to !== phonePath(`/${RESOURCE[item.what]}s/${item.target}`) ? (
    <Link to={to} className="ph-plan-edit">
      {t("plan.recordHead")}
    </Link>
  ) : null;
}
