// Buttons for what may be done with a handover now; what cannot be undone, or frightens, is asked for once more.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, useHandoverVerbs, type Verb } from "@/api/handovers";

export function Acts({ page }: { page: Handover }) {
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
