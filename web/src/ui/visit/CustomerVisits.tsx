// The visits of a customer on the desk: what is planned, to be changed, and what was made, newest first.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type CustomerPlan, type CustomerVisit, useCustomerPlans, useCustomerVisits } from "@/api/visits";
import { formatClock, formatDay } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { ArrangeDialog } from "@/ui/visit/ArrangeDialog";
import { type Change, PlanChange } from "@/ui/visit/PlanChange";
import "@/styles/visits.css";

interface Here {
  id: number;
  name: string;
}

export function CustomerVisits(here: Here) {
  return (
    <div className="yd-stack">
      <Plans {...here} />
      <Made id={here.id} />
    </div>
  );
}

function Plans({ id, name }: Here) {
  const { t } = useTranslation("visitDesk");
  const [arranging, setArranging] = useState(false);
  const [asked, setAsked] = useState<{ what: Change; plan: CustomerPlan } | null>(null);
  const found = useCustomerPlans(id);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={2} />;
  const { rows, can_plan } = found.data;
  return (
    <section className="yd-stack" aria-label={t("plans")}>
      <div className="yd-toolbar">
        <h3>{t("plans")}</h3>
        <span className="yd-grow" />
        {can_plan && (
          <Button type="primary" onClick={() => setArranging(true)}>
            {t("plan")}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="yd-faint">{t("noPlans")}</p>
      ) : (
        <div className="yd-x-scroll">
          <table className="yd-plain-table yd-middle">
            <thead>
              <tr>
                {([t("day"), t("whose"), t("purposeLabel"), t("origin")] as const).map((one) => (
                  <th key={one} scope="col">
                    {one}
                  </th>
                ))}
                <th scope="col" aria-label={t("changes")} />
              </tr>
            </thead>
            <tbody>
              {rows.map((plan) => (
                <PlanRow
                  key={plan.id}
                  plan={plan}
                  late={plan.day < found.data.today}
                  onAsk={(what) => setAsked({ what, plan })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {arranging && <ArrangeDialog customers={[{ id, name }]} onClose={() => setArranging(false)} />}
      {asked && (
        <PlanChange
          what={asked.what}
          target={{ ids: [asked.plan.id] }}
          name={name}
          from={asked.plan.day}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

function PlanRow({ plan, late, onAsk }: { plan: CustomerPlan; late: boolean; onAsk: (what: Change) => void }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const verbs: readonly Change[] = may(me?.permissions, "visit.assign")
    ? ["delay", "cancel", "assign"]
    : ["delay", "cancel"];
  return (
    <tr>
      <td className={late ? "yd-risk" : undefined}>
        {formatDay(plan.day, language)} {plan.time?.slice(0, 5)}
      </td>
      <td>{plan.member}</td>
      <td>{t(`purpose.${plan.purpose}`)}</td>
      <td>{t(`source.${plan.source}`)}</td>
      <td className="yd-right">
        {plan.can_edit &&
          verbs.map((what) => (
            <Button key={what} type="link" size="small" onClick={() => onAsk(what)}>
              {t(what)}
            </Button>
          ))}
      </td>
    </tr>
  );
}

function Made({ id }: { id: number }) {
  const { t } = useTranslation("visitDesk");
  const found = useCustomerVisits(id);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const rows = found.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState compact title={t("none")} hint={t("noneHint")} />;
  const heads = [t("day"), t("whose"), t("purposeLabel"), t("duration"), t("away"), t("result"), t("photos")];
  return (
    <section className="yd-stack" aria-label={t("visits")}>
      <h3>{t("visits")}</h3>
      <div className="yd-x-scroll">
        <table className="yd-plain-table yd-middle">
          <thead>
            <tr>
              {heads.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((visit) => (
              <VisitRow key={visit.id} visit={visit} />
            ))}
          </tbody>
        </table>
      </div>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

function VisitRow({ visit }: { visit: CustomerVisit }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  return (
    <tr>
      <td>
        <Link to={`/visits/${visit.id}`}>
          {formatDay(visit.day, language)} {formatClock(visit.started_at, language)}
        </Link>
      </td>
      <td>{visit.member}</td>
      <td>{t(`purpose.${visit.purpose}`)}</td>
      <td>
        {visit.status === "done" ? (
          t("minutes", { count: visit.minutes ?? 0 })
        ) : (
          <Tag color={visit.status === "open" ? "gold" : "default"}>{t(`status.${visit.status}`)}</Tag>
        )}
      </td>
      <td>
        {visit.distance === null ? "–" : t("metres", { count: visit.distance })}{" "}
        {visit.within === false && <span className="yd-risk">{t("outside")}</span>}
      </td>
      <td className="yd-visit-result">{visit.result || visit.reason || "–"}</td>
      <td>{visit.photos > 0 ? t("photoCount", { count: visit.photos }) : "–"}</td>
    </tr>
  );
}
