// One visit: when, where, what came of it, its steps and photos, and for whom may see them the raw signals.
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useVisit, type VisitRecord } from "@/api/visits";
import { formatClock, formatMoment } from "@/domain/dates";
import { Photos } from "@/features/visits/Photos";
import { Signals } from "@/features/visits/Signals";
import { Steps } from "@/features/visits/Steps";
import { Where } from "@/features/visits/Where";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import type { RecordBodyProps } from "@/ui/module";
import { Link } from "@/ui/nav";
import { HistoryPanel } from "@/ui/record/HistoryPanel";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/visits.css";

const HUE = { open: "gold", done: "green", abandoned: "default" } as const;

export function RecordBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("visitDesk");
  const { t: tr } = useTranslation("record");
  const found = useVisit(row.id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const visit = found.data;
  return (
    <>
      <Head visit={visit} />
      <Where visit={visit} />
      <Steps visit={visit} />
      {visit.pictures.length > 0 && <Photos visit={visit} />}
      <Tabs
        items={[
          { key: "history", label: tr("history"), children: <HistoryPanel spec={spec} id={row.id} /> },
          ...(visit.signals
            ? [{ key: "signals", label: t("signals"), children: <Signals lines={visit.signals} /> }]
            : []),
        ]}
      />
    </>
  );
}

function Head({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  const ended = visit.ended_at ? formatClock(visit.ended_at, language) : "";
  const lines: [string, string][] = [
    [t("inOut"), `${formatMoment(visit.started_at, language)} – ${ended}`],
    [t("type"), visit.type_name],
    [t("result"), visit.result],
    [t("categoryLabel"), visit.category ? t(`category.${visit.category}`) : ""],
    [t("next"), visit.next_visit_at ? formatMoment(visit.next_visit_at, language) : ""],
    [t("note"), visit.note],
    [t("weather"), visit.weather],
    [t("reason"), visit.forgotten ? t("forgotten") : visit.reason],
  ];
  return (
    <section className="yd-panel" aria-label={t("facts")}>
      <p>
        <Link to={`/customers/${visit.customer_id}`}>
          <strong>{visit.customer_name}</strong>
        </Link>{" "}
        · {visit.member} · {t(`purpose.${visit.purpose}`)}{" "}
        <Tag color={HUE[visit.status]}>{t(`status.${visit.status}`)}</Tag>{" "}
        {visit.minutes !== null && t("minutes", { count: visit.minutes })}{" "}
        <span className="yd-faint">{t("numberOfDay", { number: visit.number })}</span>
      </p>
      <dl className="yd-visit-facts">
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {visit.skew !== 0 && <p className="yd-faint">{t("skew", { count: visit.skew })}</p>}
    </section>
  );
}
