// What closes the gap: deals to pull in or up, customers who may order again, new deals and the work they take.
import { Button } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { type Ideas, type Step, useIdeas } from "@/api/remedies";
import { formatDay } from "@/domain/dates";
import { Money, useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { type Wish, wishForDeal } from "@/ui/remedy/suggest";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const LITTLE = 0.05; // deals: shown as none
type Assign = ((wish: Wish) => void) | null;

export function IdeasRows({ node, period, onAssign }: { node: string | null; period: string; onAssign: Assign }) {
  const found = useIdeas(node, period);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  return (
    <>
      <Steps ideas={found.data} onAssign={onAssign} />
      <Again ideas={found.data} />
      <Fresh ideas={found.data} />
    </>
  );
}

function Steps({ ideas, onAssign }: { ideas: Ideas; onAssign: Assign }) {
  const { t } = useTranslation("gap");
  const { said } = useAmounts();
  const summary =
    ideas.gap <= 0
      ? t("noGap")
      : ideas.steps.length === 0
        ? t("listNone")
        : ideas.covers
          ? t("listCovers", { count: ideas.needs_visits, gain: said(ideas.gain) })
          : t("listShort", { visits: ideas.visits, gain: said(ideas.gain), rest: said(ideas.gap - ideas.gain) });
  return (
    <section className="ph-panel" aria-label={t("list")}>
      <h2>{t("list")}</h2>
      <p>{summary}</p>
      <ul className="ph-rows">
        {ideas.steps.map((step) => (
          <StepRow key={step.id} step={step} onAssign={onAssign} />
        ))}
      </ul>
    </section>
  );
}

function StepRow({ step, onAssign }: { step: Step; onAssign: Assign }) {
  const { t } = useTranslation("gap");
  const { language } = useLanguage();
  return (
    <li className="ph-with-act">
      <Link to={`/m/deals/${step.id}`} className="ph-row">
        <span>
          <strong>{step.name}</strong>
          <small>
            {[step.owner, step.stage, step.expected_close && formatDay(step.expected_close, language, true)]
              .filter(Boolean)
              .join(" · ")}
          </small>
          <small>
            {t(`step.${step.kind}`)} · {t("visits")} {t("visitTimes", { count: step.visits })}
          </small>
        </span>
        <span className="ph-side">
          <small>{t("gain")}</small>
          <Money fen={step.gain} />
        </span>
      </Link>
      {onAssign && step.owner_id !== null && (
        <Button
          size="small"
          aria-label={`${t("kind.joint_visit")} ${step.name}`}
          onClick={() => onAssign(wishForDeal(step, t))}
        >
          {t("kind.joint_visit")}
        </Button>
      )}
    </li>
  );
}

function Again({ ideas }: { ideas: Ideas }) {
  const { t } = useTranslation("gap");
  const { language } = useLanguage();
  return (
    <section className="ph-panel" aria-label={t("again")}>
      <h2>{t("again")}</h2>
      <p className="yd-faint">{ideas.again.length === 0 ? t("againNone") : t("againHow")}</p>
      <ul className="ph-rows">
        {ideas.again.map((one) => (
          <li key={one.customer}>
            <Link to={`/m/customers/${one.customer}`} className="ph-row">
              <span>
                <strong>{one.name}</strong>
                <small className="ph-words">
                  {one.owner && `${one.owner} · `}
                  {t("againLine", {
                    every: one.every,
                    orders: one.orders,
                    last: formatDay(one.last_on, language),
                    due: formatDay(one.due_on, language),
                  })}
                </small>
              </span>
              <span className="ph-side">
                <Money fen={one.worth} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fresh({ ideas }: { ideas: Ideas }) {
  const { t } = useTranslation("gap");
  if (ideas.fresh === null) return null;
  const round = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value));
  return (
    <section className="ph-panel" aria-label={t("fresh")}>
      <h2>{t("fresh")}</h2>
      <p>
        {ideas.fresh.deals < LITTLE
          ? t("freshNone")
          : t("freshHow", {
              deals: round(ideas.fresh.deals),
              low: round(ideas.fresh.low),
              high: round(ideas.fresh.high),
            })}
      </p>
      {ideas.fresh.deals >= LITTLE && (
        <dl className="ph-pair">
          {ideas.fresh.work.map((one) => (
            <div key={one.kind}>
              <dt>{t(`work.${one.kind}`)}</dt>
              <dd className="yd-num">{one.per_week}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
