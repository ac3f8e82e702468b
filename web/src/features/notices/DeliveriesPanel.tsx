// What went out, waits or was given up; the words themselves are only for whom they are to.
import { App, Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { formatMoment } from "@/domain/dates";
import { STATUSES, useDeliveries, useRetry } from "@/features/notices/queries";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const COLORS = { failed: "red", waiting: "gold", sent: "green" } as const;

export function DeliveriesPanel() {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [status, setStatus] = useState<"" | (typeof STATUSES)[number]>("");
  const found = useDeliveries(status);
  const retry = useRetry();
  const failed = found.data?.pages[0]?.failed ?? 0;
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const again = () =>
    retry.mutate(undefined, {
      onSuccess: ({ done }) => void message.success(t("retried", { count: done })),
      onError: (error) => void message.error(asApiError(error).message),
    });
  return (
    <section className="yd-panel yd-x-scroll">
      <div className="yd-toolbar">
        <h2>{t("deliveries")}</h2>
        <span className="yd-grow" />
        <Segmented
          value={status}
          options={[
            { value: "", label: t("all") },
            ...STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
          ]}
          onChange={(value) => setStatus(value as typeof status)}
        />
        {failed > 0 && (
          <Button onClick={again} loading={retry.isPending}>
            {t("retryAll", { count: failed })}
          </Button>
        )}
      </div>
      {found.isError ? (
        <PageError compact error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading rows={3} />
      ) : items.length === 0 ? (
        <EmptyState compact art="done" title={t("noDeliveries")} />
      ) : (
        <table className="yd-plain-table">
          <thead>
            <tr>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("to_")}</th>
              <th scope="col">{t("about")}</th>
              <th scope="col">{t("channel")}</th>
              <th scope="col">{t("status")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id}>
                <td>{formatMoment(one.sent_at ?? one.due_at, language)}</td>
                <td>{one.to}</td>
                <td>{one.about}</td>
                <td>{one.channel}</td>
                <td>
                  <Tag color={COLORS[one.status]}>{t(`statuses.${one.status}`)}</Tag> {one.error}
                  {one.attempts > 1 && <small className="yd-faint"> {t("tries", { count: one.attempts })}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.hasNextPage && (
        <Button block loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {tc("loadMore")}
        </Button>
      )}
    </section>
  );
}
