// Where a risk stands, in one place for desk and phone: level, status, owner, what its rule saw, what it is about.
import { useTranslation } from "react-i18next";
import type { Risk } from "@/api/risks";
import { formatDay } from "@/domain/dates";
import { toFen } from "@/domain/money";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { LevelTag } from "@/ui/risk/LevelTag";
import { useSaid } from "@/ui/risk/useSaid";

const COLOR = { open: "red", watching: "gold", mitigated: "green", happened: "volcano", closed: "default" } as const;

export function Facts({ risk, paths }: { risk: Risk; paths: { deal: string; customer: string } }) {
  const { t } = useTranslation("risks");
  const { language } = useLanguage();
  const { rule, saw } = useSaid();
  const day = (value: string) => formatDay(value, language, true);
  const open = risk.status === "open" || risk.status === "watching";
  return (
    <>
      <p className="yd-risk-head">
        <LevelTag risk={risk} />
        <span className="yd-faint">{t("score", { ...risk })}</span>
        <Tag color={COLOR[risk.status]}>{t(`status.${risk.status}`)}</Tag>
        <span>{t(`kind.${risk.kind}`)}</span>
        <span>{risk.owner?.label ?? t("noOwner")}</span>
        {open && risk.review_on && (
          <span className={risk.late ? "yd-risk" : ""}>
            {t(risk.late ? "reviewLate" : "reviewOn", { day: day(risk.review_on) })}
          </span>
        )}
        {risk.reviewed_on && <span className="yd-faint">{t("reviewed", { day: day(risk.reviewed_on) })}</span>}
      </p>
      {risk.rule && (
        <p>
          <strong>{rule(risk)}</strong> {saw(risk)}
          {(risk.taken || (open && !risk.signal)) && (
            <small className="yd-faint">
              {" "}
              {risk.taken && t("taken")}
              {open && !risk.signal && ` ${t("signalGone")}`}
            </small>
          )}
        </p>
      )}
      {!open && risk.ended_by && <p>{t(`ended.${risk.ended_by}`, { reason: risk.reason })}</p>}
      {(risk.deal || risk.customer || risk.person || risk.group) && (
        <p>
          <span className="yd-faint">{t("about")}</span>{" "}
          {risk.deal && <Link to={`${paths.deal}/${risk.deal.id}`}>{risk.deal.label}</Link>}
          {risk.deal && risk.customer && " · "}
          {risk.customer && <Link to={`${paths.customer}/${risk.customer.id}`}>{risk.customer.label}</Link>}
          {risk.person?.label}
          {risk.group?.label}
        </p>
      )}
      {risk.amount !== null && (
        <p>
          <span className="yd-faint">{t("amount")}</span> <Money fen={toFen(risk.amount)} />
          {risk.amount_follows && <small className="yd-faint"> {t("follows")}</small>}
        </p>
      )}
      {risk.why && (
        <>
          <h3>{t("why")}</h3>
          <p className="yd-risk-text">{risk.why}</p>
        </>
      )}
      <h3>{t("planB")}</h3>
      {risk.plan_b ? <p className="yd-risk-text">{risk.plan_b}</p> : <p className="yd-faint">{t("noPlan")}</p>}
    </>
  );
}
