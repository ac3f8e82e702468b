// One handover from plan to signatures to the end: what goes to whom, who gets what, and what may be done now.
import "@/styles/handovers.css";
import { Steps } from "antd";
import { useTranslation } from "react-i18next";
import { useHandover } from "@/api/handovers";
import { formatMoment } from "@/domain/dates";
import { Acts } from "@/features/people/Acts";
import { DutyPanel } from "@/features/people/DutyPanel";
import { ItemList } from "@/features/people/ItemList";
import { OutcomePanel } from "@/features/people/OutcomePanel";
import { PlanForm } from "@/features/people/PlanForm";
import { ReceiverTable } from "@/features/people/ReceiverTable";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const STEP = { draft: 0, submitted: 1, done: 2, undone: 2, ended: 2, cancelled: 0 } as const;

export function HandoverView({ id, heading = false }: { id: number; heading?: boolean }) {
  const { t } = useTranslation("handovers");
  const { language } = useLanguage();
  const found = useHandover(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const page = found.data;
  return (
    <div className="yd-stack">
      <header className="yd-toolbar">
        {heading && <h1>{t("of", { name: page.giver.name, kind: t(`kind.${page.kind}`) })}</h1>}
        <Tag color={page.status === "done" ? "green" : page.status === "submitted" ? "gold" : "grey"}>
          {t(`status.${page.status}`)}
        </Tag>
        {page.until && (
          <span className="yd-faint">
            {t("until")} {page.until}
          </span>
        )}
        <span className="yd-grow" />
        <Acts page={page} />
      </header>
      <p className="yd-faint">
        {t("by", { name: page.created_by, at: formatMoment(page.created_at, language) })}
        {page.note && ` · ${page.note}`}
        {page.can.undo && page.undo_until && page.kind !== "leave" && (
          <> · {t("undoUntil", { at: formatMoment(page.undo_until, language) })}</>
        )}
      </p>
      <Steps
        size="small"
        orientation="horizontal"
        responsive={false}
        current={STEP[page.status]}
        items={[{ title: t("steps.plan") }, { title: t("steps.sign") }, { title: t("steps.done") }]}
      />
      <OutcomePanel page={page} />
      {page.can.plan && <PlanForm key={page.version} page={page} />}
      <ReceiverTable page={page} />
      <DutyPanel page={page} />
      <ItemList page={page} />
    </div>
  );
}
