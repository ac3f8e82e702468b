// The 360° page: what matters in figures, then everything that belongs to the customer in tabs, the timeline first.
import "@/styles/attainment.css";
import { Tabs } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { where } from "@/domain/conditions";
import { daysAgo, formatMoment } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { CollaboratorsTab } from "@/features/customers/CollaboratorsTab";
import { OwnersTab } from "@/features/customers/OwnersTab";
import { type Summary, useSummary } from "@/features/customers/queries";
import { StatusBar } from "@/features/customers/StatusBar";
import { withTexts } from "@/texts/i18n";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Composer } from "@/ui/followup/Composer";
import { renderFollowUp } from "@/ui/followup/FollowUpEntry";
import { useLanguage } from "@/ui/language";
import { ListPage } from "@/ui/list/ListPage";
import { OwnerButton } from "@/ui/list/OwnerButton";
import type { RecordBodyProps } from "@/ui/module";
import { FieldList } from "@/ui/record/FieldList";
import { HistoryPanel } from "@/ui/record/HistoryPanel";
import { Timeline } from "@/ui/record/Timeline";
import { RecordRisks } from "@/ui/risk/parts";
import { SegmentLine } from "@/ui/segment/SegmentLine";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";
import { TasksTab } from "@/ui/task/TasksTab";
import { VisitsTab } from "@/ui/visit/VisitsTab";

const LedgerView = lazyPart(
  withTexts(["outlets"], () => import("@/ui/outlet/LedgerView").then((one) => ({ default: one.LedgerView }))),
);

export function RecordBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("customers");
  const { t: tr } = useTranslation("record");
  const { data: me } = useMe();
  const summary = useSummary(row.id);
  if (summary.isError) return <PageError error={summary.error} onRetry={() => void summary.refetch()} />;
  if (summary.isPending) return <Loading shape="page" />;
  const { tabs, can_edit } = summary.data;
  const here = { customer: { id: row.id, label: row.title } };
  const count = (name: string, key: "contacts" | "deals" | "team") => t(`tab.${key}`, { count: tabs[name] ?? 0 });
  const list = (resource: string, columns: string[]) => (
    <ListPage
      resource={resource}
      embedded
      fixedFilter={where("customer", "=", row.id)}
      initial={here}
      defaults={{ columns, scope: "all" }}
    />
  );
  return (
    <>
      <Figures summary={summary.data} />
      <SegmentLine id={row.id} />
      {may(me?.permissions, "risk.read") && <RecordRisks resource="customer" id={row.id} path="/risks" />}
      <StatusBar row={row} spec={spec} />
      <Tabs
        items={[
          {
            key: "timeline",
            label: t("tab.timeline", { count: tabs.followups ?? 0 }),
            children: (
              <Timeline resource="customer" id={row.id} render={renderFollowUp}>
                {may(me?.permissions, "followup.create") && <Composer path={`/customers/${row.id}`} />}
              </Timeline>
            ),
          },
          { key: "details", label: tr("details"), children: <FieldList spec={spec} row={row} /> },
          {
            key: "contacts",
            label: count("contacts", "contacts"),
            children: list("contact", ["name", "title", "role", "superior", "is_primary", "phone"]),
          },
          ...(may(me?.permissions, "deal.read")
            ? [
                {
                  key: "deals",
                  label: count("deals", "deals"),
                  children: list("deal", ["name", "stage", "status", "amount", "expected_close", "owner"]),
                },
              ]
            : []),
          ...(may(me?.permissions, "task.read")
            ? [
                {
                  key: "tasks",
                  label: tr("tasks"),
                  children: <TasksTab resource="customer" id={row.id} title={row.title} />,
                },
              ]
            : []),
          ...(may(me?.permissions, "visit.read")
            ? [
                {
                  key: "visits",
                  label: t("tab.visits", { count: tabs.visits ?? 0 }),
                  children: <VisitsTab id={row.id} name={row.title} />,
                },
              ]
            : []),
          ...(may(me?.permissions, "outlet.read")
            ? [
                {
                  key: "outlet",
                  label: t("tab.outlet", { count: tabs.outlet ?? 0 }),
                  children: (
                    <Suspense fallback={<Loading rows={6} />}>
                      <LedgerView customer={row.id} />
                    </Suspense>
                  ),
                },
                {
                  key: "rivals",
                  label: t("tab.rivals", { count: tabs.rivals ?? 0 }),
                  children: list("competitor_record", [
                    "seen_on",
                    "competitor",
                    "product",
                    "price",
                    "promotion",
                    "member",
                  ]),
                },
              ]
            : []),
          {
            key: "team",
            label: count("collaborators", "team"),
            children: <CollaboratorsTab id={row.id} canEdit={can_edit} />,
          },
          { key: "owners", label: t("tab.owners"), children: <OwnersTab id={row.id} /> },
          { key: "history", label: tr("history"), children: <HistoryPanel spec={spec} id={row.id} /> },
        ]}
      />
    </>
  );
}

function Figures({ summary }: { summary: Summary }) {
  const { t } = useTranslation("customers");
  const { language } = useLanguage();
  const deals = (status: string) =>
    listAddress("/deals", {
      scope: "all",
      filter: {
        combinator: "and",
        rules: [
          { field: "customer", operator: "=", value: summary.id },
          { field: "status", operator: "=", value: status },
        ],
      },
    });
  return (
    <>
      <p className="yd-muted">
        {summary.owner?.label ?? t("noOwner")} {summary.team && `· ${summary.team.label}`}{" "}
        <OwnerButton resource="customer" id={summary.id} />
      </p>
      <section className="yd-figures">
        {summary.open_deals && (
          <StatFigure
            label={t("openDeals")}
            value={<Money amount={summary.open_deals.amount} />}
            to={deals("open")}
            note={t("openNote", { count: summary.open_deals.count })}
          />
        )}
        {summary.won_deals && (
          <StatFigure
            label={t("won")}
            value={<Money amount={summary.won_deals.amount} />}
            to={deals("won")}
            note={t("wonNote", { count: summary.won_deals.count })}
          />
        )}
        <StatFigure
          label={t("lastFollowup")}
          value={summary.days_since_followup === null ? t("never") : daysAgo(summary.days_since_followup, language)}
          tone={summary.days_since_followup !== null && summary.days_since_followup > 30 ? "risk" : "plain"}
          note={summary.last_followup_at ? formatMoment(summary.last_followup_at, language) : t("neverHint")}
        />
        <StatFigure
          label={t("nextContact")}
          value={summary.next_contact_at ? formatMoment(summary.next_contact_at, language).slice(5) : "–"}
          tone={summary.next_contact_overdue ? "risk" : "plain"}
          note={summary.next_contact_overdue ? t("overdue") : summary.next_contact_at ? "" : t("noNext")}
        />
      </section>
    </>
  );
}
