// Customers of the rep that are not on the card are put on it, onto a route or none.
import { App, Button, Checkbox, Input, Modal, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { type Card, useCoverageAct, useMissing } from "@/api/coverage";
import { asApiError } from "@/api/errors";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const NONE = 0;

export function AddDialog({ card, route, onClose }: { card: Card; route: number | null; onClose: () => void }) {
  const { t } = useTranslation("coverageDesk");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [to, setTo] = useState(route ?? NONE);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const found = useMissing(card.id, useDeferredValue(text.trim()));
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const missing = card.deviations.find((one) => one.kind === "missing")?.count ?? 0;
  const act = useCoverageAct((all: boolean) =>
    api.post(`/coverage/cards/${card.id}/outlets`, {
      version: card.version,
      customer_ids: all ? null : [...picked],
      route_id: all || to === NONE ? null : to,
    }),
  );
  const run = (all: boolean) =>
    act.mutate(all, { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 6) });
  const toggle = (id: number) =>
    setPicked((last) => new Set(last.has(id) ? [...last].filter((one) => one !== id) : [...last, id]));
  return (
    <Modal
      open
      title={t("add")}
      onCancel={onClose}
      footer={[
        missing > 0 && (
          <Button key="all" loading={act.isPending} onClick={() => run(true)}>
            {t("addAll", { count: missing })}
          </Button>
        ),
        <Button
          key="picked"
          type="primary"
          disabled={picked.size === 0}
          loading={act.isPending}
          onClick={() => run(false)}
        >
          {t("addPicked", { count: picked.size })}
        </Button>,
      ]}
    >
      <div className="yd-stack">
        <div className="yd-toolbar">
          <Input
            allowClear
            aria-label={tc("search")}
            placeholder={tc("search")}
            style={{ flex: 1 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Select<number>
            aria-label={t("toRoute")}
            style={{ minWidth: 180 }}
            value={to}
            onChange={setTo}
            options={[
              { value: NONE, label: `${t("toRoute")} ${t("unrouted")}` },
              ...card.routes.map((one) => ({ value: one.id, label: `${t("toRoute")} ${one.name}` })),
            ]}
          />
        </div>
        {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={4} />}
        {found.isSuccess && rows.length === 0 && <EmptyState compact title={t("noMissing")} />}
        <ul className="yd-coverage-pick">
          {rows.map((row) => (
            <li key={row.customer_id}>
              <Checkbox checked={picked.has(row.customer_id)} onChange={() => toggle(row.customer_id)}>
                {row.name} {row.grade && <span className="yd-tag">{row.grade}</span>}{" "}
                <span className="yd-faint">{row.place}</span>
              </Checkbox>
            </li>
          ))}
        </ul>
        {found.hasNextPage && (
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {tc("loadMore")}
          </Button>
        )}
      </div>
    </Modal>
  );
}
