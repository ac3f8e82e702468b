// A deal as its reader sees it: head figures, stage bar, the verbs, and what belongs to it in tabs.
import { App, Checkbox, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { daysAgo, formatDay, formatMoment } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { EvidenceTab } from "@/features/deals/EvidenceTab";
import { GatePanel } from "@/features/deals/gates/GatePanel";
import { LinesTab } from "@/features/deals/LinesTab";
import { MapTab } from "@/features/deals/MapTab";
import { type Head, useHead } from "@/features/deals/queries";
import { StageBar } from "@/features/deals/StageBar";
import { StaysTab } from "@/features/deals/StaysTab";
import { TeamTab } from "@/features/deals/TeamTab";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Composer } from "@/ui/followup/Composer";
import { renderFollowUp } from "@/ui/followup/FollowUpEntry";
import { useLanguage } from "@/ui/language";
import { OwnerButton } from "@/ui/list/OwnerButton";
import type { RecordBodyProps } from "@/ui/module";
import { DealHealth, DealPlay } from "@/ui/plays/parts";
import { FieldList } from "@/ui/record/FieldList";
import { HistoryPanel } from "@/ui/record/HistoryPanel";
import { useOpenRecord } from "@/ui/record/open";
import { Timeline } from "@/ui/record/Timeline";
import { RecordRisks } from "@/ui/risk/parts";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { TasksTab } from "@/ui/task/TasksTab";

export function RecordBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("deals");
  const { t: tg } = useTranslation("gates");
  const { t: tr } = useTranslation("record");
  const { data: me } = useMe();
  const { message } = App.useApp();
  const head = useHead(row.id);
  if (head.isError) return <PageError error={head.error} onRetry={() => void head.refetch()} />;
  if (head.isPending) return <Loading shape="page" />;
  const { tabs, can_edit } = head.data;
  const say = (text: string, bad?: boolean) => void (bad ? message.error(text, 6) : message.success(text));
  return (
    <>
      <Figures head={head.data} />
      <StageBar head={head.data} />
      {head.data.status === "open" && <DealHealth id={row.id} />}
      {may(me?.permissions, "risk.read") && <RecordRisks resource="deal" id={row.id} path="/risks" />}
      {head.data.status === "open" && <GatePanel deal={row.id} canEdit={can_edit} />}
      <Tabs
        items={[
          {
            key: "timeline",
            label: t("tab.timeline", { count: tabs.followups }),
            children: (
              <Timeline resource="deal" id={row.id} render={renderFollowUp}>
                {head.data.customer && <DealComposer id={row.id} />}
              </Timeline>
            ),
          },
          ...(head.data.status === "open"
            ? [{ key: "play", label: t("tab.play"), children: <DealPlay id={row.id} say={say} /> }]
            : []),
          { key: "details", label: tr("details"), children: <FieldList spec={spec} row={row} /> },
          ...(may(me?.permissions, "task.read")
            ? [
                {
                  key: "tasks",
                  label: tr("tasks"),
                  children: <TasksTab resource="deal" id={row.id} title={row.title} />,
                },
              ]
            : []),
          {
            key: "lines",
            label: t("tab.lines", { count: tabs.lines }),
            children: <LinesTab id={row.id} canEdit={can_edit} />,
          },
          {
            key: "map",
            label: tg("tabMap"),
            children: <MapTab id={row.id} customer={head.data.customer} canEdit={can_edit} />,
          },
          {
            key: "team",
            label: t("tab.team", { count: tabs.team }),
            children: <TeamTab id={row.id} canEdit={can_edit} open={head.data.status === "open"} />,
          },
          { key: "evidence", label: tg("tabEvidence"), children: <EvidenceTab id={row.id} canEdit={can_edit} /> },
          { key: "stages", label: t("tab.stages"), children: <StaysTab id={row.id} /> },
          { key: "history", label: tr("history"), children: <HistoryPanel spec={spec} id={row.id} /> },
        ]}
      />
    </>
  );
}

/** Whoever is mentioned can be asked for help in the same breath. */
function DealComposer({ id }: { id: number }) {
  const { t } = useTranslation("gates");
  const [asks, setAsks] = useState(false);
  return (
    <Composer
      path={`/deals/${id}`}
      more={asks ? { ask_role: "presales" } : {}}
      beside={(mentions) =>
        mentions.length > 0 && (
          <Checkbox checked={asks} onChange={(event) => setAsks(event.target.checked)}>
            {t("askMentioned")}
          </Checkbox>
        )
      }
      onDone={() => setAsks(false)}
    />
  );
}

function Figures({ head }: { head: Head }) {
  const { t } = useTranslation("deals");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  const open = head.status === "open";
  return (
    <>
      <p className="yd-muted">
        {head.customer ? <a {...link("customer", head.customer.id)}>{head.customer.label}</a> : t("noCustomer")} ·{" "}
        {head.owner?.label ?? t("noOwner")} · {head.pipeline.label} <OwnerButton resource="deal" id={head.id} />
      </p>
      <section className="yd-figures">
        <StatFigure
          label={t("amount")}
          value={<Money amount={head.amount} />}
          note={open ? t("weightedAt", { percent: head.probability }) : t(`status.${head.status}`)}
        />
        <StatFigure
          label={open ? t("expectedClose") : t("closedOn")}
          value={
            open
              ? head.expected_close
                ? formatDay(head.expected_close, language, true)
                : "–"
              : head.closed_on
                ? formatDay(head.closed_on, language)
                : "–"
          }
          note={head.age_days === null ? undefined : t("age", { count: head.age_days })}
        />
        <StatFigure
          label={t("nextStep")}
          value={<span className="yd-next-step">{head.next_step || "–"}</span>}
          tone={head.next_contact_overdue ? "risk" : "plain"}
          note={
            head.next_contact_at ? t("nextAt", { at: formatMoment(head.next_contact_at, language) }) : t("noNextStep")
          }
        />
        <StatFigure
          label={t("lastFollowup")}
          value={head.days_since_followup === null ? "–" : daysAgo(head.days_since_followup, language)}
        />
      </section>
    </>
  );
}
