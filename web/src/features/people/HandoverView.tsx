// One handover from plan to signatures to the end: what goes to whom, who gets what, and what may be done now.
import { App, Button, Steps } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, useHandover, useHandoverVerbs, type Verb } from "@/api/handovers";
import { formatMoment } from "@/domain/dates";
import { ItemList } from "@/features/people/ItemList";
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
        current={STEP[page.status]}
        items={[{ title: t("steps.plan") }, { title: t("steps.sign") }, { title: t("steps.done") }]}
      />
      {page.can.plan && <PlanForm key={page.version} page={page} />}
      <ReceiverTable page={page} />
      <ItemList page={page} />
    </div>
  );
}

/** Buttons for what may be done now; what cannot be undone, or frightens, is asked for once more. */
function Acts({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const { act, sign } = useHandoverVerbs();
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);
  const stand_in = page.kind === "leave";
  const total = page.parts.reduce((sum, part) => sum + part.assigned, 0);
  const run = (verb: Verb) => act.mutateAsync({ page, verb }).then(() => undefined, fail);
  const ask = (verb: Verb, title: string, okText: string) =>
    modal.confirm({ title, okText, cancelText: tc("close"), onOk: () => run(verb) });
  const put = () =>
    modal.confirm({
      title: t("signSure"),
      okText: t("sign"),
      cancelText: tc("close"),
      onOk: () => sign.mutateAsync(page.id).then(() => void message.success(t("signedNow")), fail),
    });
  const { can } = page;
  const endText = t(stand_in ? "end" : "undo");
  return (
    <>
      {can.submit && (
        <Button type="primary" loading={act.isPending} disabled={total === 0} onClick={() => void run("submit")}>
          {t("submit")}
        </Button>
      )}
      {(can.sign_giver || can.sign_receiver) && (
        <Button type="primary" loading={sign.isPending} onClick={put}>
          {t(can.sign_giver ? "signGiver" : "signReceiver")}
        </Button>
      )}
      {can.commit && (
        <Button
          type="primary"
          loading={act.isPending}
          onClick={() => ask("commit", t("commitSure", { count: total }), t(stand_in ? "commitLeave" : "commit"))}
        >
          {t(stand_in ? "commitLeave" : "commit")}
        </Button>
      )}
      {can.withdraw && <Button onClick={() => void run("withdraw")}>{t("withdraw")}</Button>}
      {can.undo && (
        <Button
          danger
          loading={act.isPending}
          onClick={() => ask("undo", stand_in ? t("endSure") : t("undoSure", { name: page.giver.name }), endText)}
        >
          {endText}
        </Button>
      )}
      {can.cancel && (
        <Button danger type="text" onClick={() => ask("cancel", t("cancelSure"), t("cancel"))}>
          {t("cancel")}
        </Button>
      )}
      {can.export && page.status !== "cancelled" && (
        <Button href={`/api/handovers/${page.id}/export`}>{t("tell")}</Button>
      )}
    </>
  );
}
