// On a customer's page: check in here, what is planned next, plan a visit, and the last visits.
import { RightOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type CustomerProposal, type CustomerVisit, useCustomerPlans, useCustomerVisits } from "@/api/visits";
import { formatDay } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { Sheet } from "@/mobile/record/Sheet";
import { PlanVisitSheet } from "@/mobile/visits/PlanVisitSheet";
import { beginAt } from "@/mobile/visits/paths";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SHOWN = 3; // visits

export function CustomerVisits({ customer, name }: { customer: number; name: string }) {
  const { t } = useTranslation("phoneVisits");
  const { data: me } = useMe();
  return (
    <section className="ph-panel" aria-label={t("lastVisits")}>
      <ul className="ph-rows">
        {may(me?.permissions, "visit.create") && (
          <li>
            <CheckIn customer={customer} />
          </li>
        )}
        {me?.member && may(me.permissions, "visit.edit") && (
          <li>
            <PlanVisit customer={customer} name={name} />
          </li>
        )}
        <Last customer={customer} />
      </ul>
    </section>
  );
}

function CheckIn({ customer }: { customer: number }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const plans = useCustomerPlans(customer);
  const next = plans.data?.rows[0];
  const mine = plans.data?.rows.find((one) => one.member_id === me?.member?.id && one.day === plans.data.today);
  return (
    <Link to={beginAt(customer, mine?.id)} className="ph-row">
      <span>
        <strong className="yd-accent">{t("checkIn")}</strong>
        {next && (
          <small>
            {[
              t("planned", { day: formatDay(next.day, language, true) }),
              next.member,
              t(`purpose.${next.purpose}`),
            ].join(" · ")}
          </small>
        )}
      </span>
      <RightOutline />
    </Link>
  );
}

function PlanVisit({ customer, name }: { customer: number; name: string }) {
  const { t } = useTranslation("visitPlans");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="ph-row" onClick={() => setOpen(true)}>
        <span>
          <strong className="yd-accent">{t("plan")}</strong>
        </span>
        <RightOutline />
      </button>
      <Sheet open={open} onClose={() => setOpen(false)}>
        <PlanVisitSheet customer={customer} name={name} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function Last({ customer }: { customer: number }) {
  const { t } = useTranslation("phoneVisits");
  const found = useCustomerVisits(customer);
  if (found.isPending)
    return (
      <li>
        <Loading rows={2} />
      </li>
    );
  if (found.isError)
    return (
      <li>
        <PageError compact error={found.error} onRetry={() => void found.refetch()} />
      </li>
    );
  const rows = found.data.pages[0]?.rows.slice(0, SHOWN) ?? [];
  const proposal = found.data.pages[0]?.proposal;
  return (
    <>
      {proposal && (
        <li>
          <Proposed {...proposal} />
        </li>
      )}
      {rows.length === 0 && (
        <li>
          <p className="yd-faint">{t("neverVisited")}</p>
        </li>
      )}
      {rows.map((one) => (
        <li key={one.id}>
          <Visit visit={one} />
        </li>
      ))}
    </>
  );
}

function Proposed({ member, day, distance }: CustomerProposal) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const who = { member, day: formatDay(day, language, true) };
  return (
    <p className="yd-muted" role="status">
      {distance === null ? t("positionFirst", who) : t("positionProposed", { ...who, count: distance })}
    </p>
  );
}

function Visit({ visit }: { visit: CustomerVisit }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const facts = [
    visit.member,
    t(`purpose.${visit.purpose}`),
    visit.status === "open" && t("opened"),
    visit.status === "abandoned" && t("abandonedMark"),
    visit.status === "done" && t("took", { count: visit.minutes ?? 0 }),
    visit.photos > 0 && t("photosTaken", { count: visit.photos }),
  ];
  return (
    <Link to={`/m/visits/${visit.id}`} className="ph-row">
      <span>
        <strong>{formatDay(visit.day, language, true)}</strong>
        <small className="ph-words">{facts.filter(Boolean).join(" · ")}</small>
        {(visit.result || visit.reason) && <small className="ph-words">{visit.result || visit.reason}</small>}
      </span>
      <RightOutline />
    </Link>
  );
}
