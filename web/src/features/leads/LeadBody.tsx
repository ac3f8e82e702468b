// A lead as its reader sees it: head figures, its way, what happened, and why it has its score.
import "@/styles/attainment.css";
import { Alert, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { type Head, useHead } from "@/api/leads";
import { useMe } from "@/api/me";
import { daysAgo, formatMoment } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { useOwners } from "@/features/leads/queries";
import { ScorePanel } from "@/features/leads/ScorePanel";
import { StatusBar } from "@/features/leads/StatusBar";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Composer } from "@/ui/followup/Composer";
import { renderFollowUp } from "@/ui/followup/FollowUpEntry";
import { useLanguage } from "@/ui/language";
import { CampaignList } from "@/ui/lead/CampaignList";
import { OwnerButton } from "@/ui/list/OwnerButton";
import type { RecordBodyProps } from "@/ui/module";
import { FieldList } from "@/ui/record/FieldList";
import { HistoryPanel } from "@/ui/record/HistoryPanel";
import { useOpenRecord } from "@/ui/record/open";
import { Timeline } from "@/ui/record/Timeline";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { TasksTab } from "@/ui/task/TasksTab";

export function RecordBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("leads");
  const { t: tr } = useTranslation("record");
  const { data: me } = useMe();
  const head = useHead(row.id);
  if (head.isError) return <PageError error={head.error} onRetry={() => void head.refetch()} />;
  if (head.isPending) return <Loading shape="page" />;
  const writes = head.data.status !== "converted" && may(me?.permissions, "followup.create");
  return (
    <>
      <Figures head={head.data} />
      <Same head={head.data} />
      <StatusBar head={head.data} />
      <Tabs
        items={[
          {
            key: "timeline",
            label: t("tab.timeline", { count: head.data.tabs.followups ?? 0 }),
            children: (
              <Timeline resource="lead" id={row.id} render={renderFollowUp}>
                {writes && <Composer path={`/leads/${row.id}`} />}
              </Timeline>
            ),
          },
          {
            key: "details",
            label: tr("details"),
            children: (
              <>
                <FieldList spec={spec} row={row} />
                <CampaignList campaign={head.data.campaign} />
              </>
            ),
          },
          ...(may(me?.permissions, "task.read")
            ? [
                {
                  key: "tasks",
                  label: tr("tasks"),
                  children: <TasksTab resource="lead" id={row.id} title={row.title} />,
                },
              ]
            : []),
          { key: "score", label: t("tab.score"), children: <ScorePanel id={row.id} /> },
          { key: "owners", label: t("tab.owners"), children: <Owners id={row.id} /> },
          { key: "history", label: tr("history"), children: <HistoryPanel spec={spec} id={row.id} /> },
        ]}
      />
    </>
  );
}

function Figures({ head }: { head: Head }) {
  const { t } = useTranslation("leads");
  const { language } = useLanguage();
  return (
    <>
      <p className="yd-muted">
        {head.owner?.label ?? t("noOwner")} {head.team && `· ${head.team.label}`} ·{" "}
        {head.source?.label ?? t("noSource")}{" "}
        {head.status !== "converted" && <OwnerButton resource="lead" id={head.id} />}
      </p>
      <section className="yd-figures">
        <StatFigure label={t("score")} value={head.score ?? t("noScore")} />
        <StatFigure
          label={t("lastFollowup")}
          value={head.days_since_followup === null ? t("never") : daysAgo(head.days_since_followup, language)}
          note={head.last_followup_at ? formatMoment(head.last_followup_at, language) : undefined}
        />
        <StatFigure
          label={t("nextContact")}
          value={head.next_contact_at ? formatMoment(head.next_contact_at, language).slice(5) : "–"}
          tone={head.next_contact_overdue ? "risk" : "plain"}
          note={head.next_contact_overdue ? t("overdue") : ""}
        />
      </section>
    </>
  );
}

function Same({ head }: { head: Head }) {
  const { t } = useTranslation("leads");
  const { link } = useOpenRecord();
  if (head.status === "converted" || (!head.same_lead && !head.same_customer)) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {head.same_customer && (
            <>
              {t("sameCustomer")} <a {...link("customer", head.same_customer.id)}>{head.same_customer.label}</a>{" "}
            </>
          )}
          {head.same_lead && (
            <>
              {t("sameLead")} <a {...link("lead", head.same_lead.id)}>{head.same_lead.label}</a>
            </>
          )}
        </>
      }
    />
  );
}

function Owners({ id }: { id: number }) {
  const { t } = useTranslation("leads");
  const { language } = useLanguage();
  const owners = useOwners(id);
  if (owners.isError) return <PageError compact error={owners.error} onRetry={() => void owners.refetch()} />;
  if (owners.isPending) return <Loading rows={3} />;
  if (owners.data.items.length === 0) return <EmptyState compact title={t("ownerNeverChanged")} />;
  return (
    <table className="yd-plain-table">
      <tbody>
        {owners.data.items.map((one) => (
          <tr key={one.at}>
            <td className="yd-num">{formatMoment(one.at, language)}</td>
            <td>
              {one.from ?? t("noOwner")} → <b>{one.to ?? t("noOwner")}</b>
            </td>
            <td className="yd-faint">{one.by}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
