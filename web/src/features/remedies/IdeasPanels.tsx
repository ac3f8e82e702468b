// What closes the gap: the shortest list of deals, customers likely to order again, new deals and the work they take.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type Ideas, type Step, useIdeas } from "@/api/remedies";
import { formatDay } from "@/domain/dates";
import { Money, useAmounts } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { useOpenRecord } from "@/ui/record/open";
import { type Wish, wishForDeal } from "@/ui/remedy/suggest";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const LITTLE = 0.05; // deals: shown as none
interface IdeasProps {
  node: string | null;
  period: string;
  onAssign: ((wish: Wish) => void) | null;
}

export function IdeasPanels({ node, period, onAssign }: IdeasProps) {
  const found = useIdeas(node, period);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  return (
    <>
      <Deals ideas={found.data} onAssign={onAssign} />
      <div className="yd-gap-pair">
        <Again ideas={found.data} />
        <Fresh ideas={found.data} node={node} period={period} />
      </div>
    </>
  );
}

function Deals({ ideas, onAssign }: { ideas: Ideas; onAssign: IdeasProps["onAssign"] }) {
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
    <section className="yd-panel yd-x-scroll" aria-label={t("list")}>
      <h2>{t("list")}</h2>
      <p className="yd-faint">{t("listHow")}</p>
      <p>{summary}</p>
      {ideas.steps.length > 0 && (
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{t("deal")}</th>
              <th scope="col" className="yd-words">
                {t("stage")}
              </th>
              <th scope="col" className="yd-words">
                {t("do")}
              </th>
              <th scope="col">{t("visits")}</th>
              <th scope="col">{t("gain")}</th>
              {onAssign && <th scope="col" aria-label={t("assign")} />}
            </tr>
          </thead>
          <tbody>
            {ideas.steps.map((step) => (
              <DealRow key={step.id} step={step} onAssign={onAssign} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function DealRow({ step, onAssign }: { step: Step; onAssign: IdeasProps["onAssign"] }) {
  const { t } = useTranslation("gap");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  return (
    <tr>
      <td>
        <a {...link("deal", step.id)}>{step.name}</a>
        <div className="yd-faint">
          {step.owner} · <Money fen={step.fen} />
        </div>
      </td>
      <td className="yd-words">
        {step.stage}
        <div className="yd-faint">
          {t("chanceNow", { chance: step.chance })}
          {step.expected_close && ` · ${formatDay(step.expected_close, language)}`}
        </div>
      </td>
      <td className="yd-words">
        <Tag color={step.kind === "pull" ? "cyan" : "accent"}>{t(`step.${step.kind}`)}</Tag>
      </td>
      <td>{t("visitTimes", { count: step.visits })}</td>
      <td>
        <Money fen={step.gain} />
      </td>
      {onAssign && (
        <td>
          {step.owner_id !== null && (
            <Button
              size="small"
              aria-label={`${t("kind.joint_visit")} ${step.name}`}
              onClick={() => onAssign(wishForDeal(step, t))}
            >
              {t("kind.joint_visit")}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function Again({ ideas }: { ideas: Ideas }) {
  const { t } = useTranslation("gap");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  return (
    <section className="yd-panel" aria-label={t("again")}>
      <h2>{t("again")}</h2>
      <p className="yd-faint">{t("againHow")}</p>
      {ideas.again.length === 0 && <p>{t("againNone")}</p>}
      <ul className="yd-gap-list">
        {ideas.again.map((one) => (
          <li key={one.customer}>
            <span>
              <a {...link("customer", one.customer)}>{one.name}</a> <small className="yd-faint">{one.owner}</small>
              <small className="yd-faint">
                {t("againLine", {
                  every: one.every,
                  orders: one.orders,
                  last: formatDay(one.last_on, language),
                  due: formatDay(one.due_on, language),
                })}
              </small>
            </span>
            <Money fen={one.worth} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fresh({ ideas, node, period }: { ideas: Ideas; node: string | null; period: string }) {
  const { t } = useTranslation("gap");
  const asked = new URLSearchParams([...(node ? [["node", node]] : []), ["period", period]]);
  const round = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value));
  return (
    <section className="yd-panel" aria-label={t("fresh")}>
      <h2>{t("fresh")}</h2>
      {ideas.fresh === null ? (
        <p>{t("noGap")}</p>
      ) : (
        <>
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
            <dl className="yd-gap-work">
              {ideas.fresh.work.map((one) => (
                <div key={one.kind}>
                  <dt>{t(`work.${one.kind}`)}</dt>
                  <dd className="yd-num">{one.per_week}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
      <p>
        <Link to={`/what-it-takes?${asked}`}>{t("freshMore")}</Link>
      </p>
    </section>
  );
}
