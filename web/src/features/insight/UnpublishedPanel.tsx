// Who is on no board, in no broadcast and on no screen.
import { App, Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { formatMoment } from "@/domain/dates";
import { useBroadcastActs, useUnpublished } from "@/features/insight/broadcasts";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function UnpublishedPanel() {
  const { t } = useTranslation("boards");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const found = useUnpublished();
  const { show } = useBroadcastActs();
  return (
    <section className="yd-panel">
      <h2>{t("hidden")}</h2>
      <p className="yd-faint">{t("hiddenLead")}</p>
      <Adding />
      {found.isPending && <Loading rows={2} />}
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <EmptyState compact title={t("hiddenNone")} />}
      {found.data && found.data.items.length > 0 && (
        <div className="yd-x-scroll">
          <table className="yd-plain-table">
            <thead>
              <tr>
                <th scope="col">{t("who")}</th>
                <th scope="col">{t("reason")}</th>
                <th scope="col">{t("since")}</th>
                <th scope="col">{t("byWhom")}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {found.data.items.map((one) => (
                <tr key={one.id}>
                  <td>{one.member?.name ?? t("teamBelow", { name: one.team?.name ?? "" })}</td>
                  <td>{one.reason}</td>
                  <td className="yd-num">{formatMoment(one.at, language)}</td>
                  <td>{one.by}</td>
                  <td>
                    <Button
                      size="small"
                      onClick={() =>
                        show.mutate(one.id, { onError: (error) => void message.error(asApiError(error).message) })
                      }
                    >
                      {t("show")}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Adding() {
  const { t } = useTranslation("boards");
  const { message } = App.useApp();
  const { hide } = useBroadcastActs();
  const [kind, setKind] = useState<"member" | "team">("member");
  const [who, setWho] = useState<Ref | null>(null);
  const [reason, setReason] = useState("");
  const add = () => {
    if (!who) return;
    hide.mutate(
      { ...(kind === "member" ? { member_id: who.id } : { team_id: who.id }), reason },
      {
        onSuccess: () => {
          setWho(null);
          setReason("");
        },
        onError: (error) => {
          const problem = asApiError(error);
          void message.error(Object.values(problem.fields).flat()[0]?.message ?? problem.message);
        },
      },
    );
  };
  return (
    <div className="yd-toolbar">
      <Segmented
        value={kind}
        options={(["member", "team"] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => {
          setKind(value);
          setWho(null);
        }}
      />
      <div style={{ minWidth: 220 }}>
        <RefPicker key={kind} resource={kind} value={who} onChange={setWho} aria-label={t(kind)} />
      </div>
      <Input
        style={{ maxWidth: 260 }}
        maxLength={200}
        placeholder={t("reason")}
        aria-label={t("reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button disabled={!who} loading={hide.isPending} onClick={add}>
        {t("hide")}
      </Button>
    </div>
  );
}
