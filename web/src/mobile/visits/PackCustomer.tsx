// A customer as the phone has it with it, while the server cannot be reached.
import "@/styles/phone-visits.css";
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/domain/dates";
import { CallLink } from "@/mobile/record/RecordPage";
import { beginAt } from "@/mobile/visits/paths";
import { useField, usePack } from "@/mobile/visits/useField";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function PackCustomer({ id, error, onRetry }: { id: number; error: Error; onRetry: () => void }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const { db } = useField();
  const kept = usePack(db);
  if (kept === undefined) return <Loading rows={3} />;
  const one = kept?.pack.customers.find((customer) => customer.id === id);
  if (!kept || !one) return <PageError error={error} onRetry={onRetry} />;
  const next = kept.pack.plans.find((plan) => plan.customer_id === id && plan.status === "planned");
  const facts = [
    one.last_visit_on ? t("lastVisit", { day: formatDay(one.last_visit_on, language, true) }) : t("neverVisited"),
    next && t("planned", { day: formatDay(next.day, language, true) }),
  ];
  return (
    <>
      <p className="ph-sync" role="status">
        {t("fromPack")}
      </p>
      <section className="ph-panel">
        <div className="ph-row">
          <span>
            <strong>
              {one.name} {one.grade}
            </strong>
            <small className="ph-words">{one.address}</small>
            <small className="ph-words">{[one.contact, one.phone].filter(Boolean).join(" · ")}</small>
            <small className="ph-words">{facts.filter(Boolean).join(" · ")}</small>
          </span>
          {one.phone && <CallLink name={one.name} phone={one.phone} />}
        </div>
        <ul className="ph-rows">
          <li>
            <Link to={beginAt(id, next?.day === kept.pack.today ? next.id : undefined)} className="ph-row">
              <strong className="yd-accent">{t("checkIn")}</strong>
              <RightOutline />
            </Link>
          </li>
        </ul>
      </section>
    </>
  );
}
