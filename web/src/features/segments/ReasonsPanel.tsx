// Reasons for which customers are lost, as the company says them.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type LostReason, useLostReasons } from "@/api/segments";
import { useSegmentSetup } from "@/features/segments/queries";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ReasonsPanel() {
  const { t } = useTranslation("segments");
  const { message } = App.useApp();
  const found = useLostReasons();
  const { reason: store } = useSegmentSetup();
  const [name, setName] = useState("");
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const { items } = found.data;
  const failed = { onError: (error: unknown) => void message.error(asApiError(error).message, 6) };
  const add = () =>
    store.mutate(
      { id: null, name, position: items.length + 1, archived: false },
      { onSuccess: () => setName(""), ...failed },
    );
  const put = (one: LostReason, change: { name?: string; archived?: boolean }) =>
    store.mutate(
      { id: one.id, name: one.name, position: one.position, archived: one.archived_at !== null, ...change },
      failed,
    );
  return (
    <section className="yd-panel yd-stack">
      <p className="yd-faint">{t("reasons.lead")}</p>
      {items.length === 0 && <EmptyState compact title={t("reasons.none")} />}
      {items.map((one) => (
        <div className="yd-segment-reason" key={`${one.id}-${one.name}`}>
          <Input
            aria-label={t("reasons.name")}
            maxLength={60}
            defaultValue={one.name}
            disabled={one.archived_at !== null}
            onBlur={(event) => {
              const next = event.target.value.trim();
              if (next && next !== one.name) put(one, { name: next });
            }}
          />
          <Button onClick={() => put(one, { archived: one.archived_at === null })}>
            {t(one.archived_at ? "reasons.restore" : "reasons.archive")}
          </Button>
        </div>
      ))}
      <div className="yd-segment-reason">
        <Input
          aria-label={t("reasons.new")}
          placeholder={t("reasons.new")}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => name.trim() && add()}
        />
        <Button type="primary" disabled={!name.trim()} loading={store.isPending} onClick={add}>
          {t("reasons.add")}
        </Button>
      </div>
    </section>
  );
}
