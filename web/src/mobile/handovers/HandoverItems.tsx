// On the phone: the records one gives or gets, each with whom to call, what to know and what is done.
import { Button, Popup } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Handover, type Item, useHandoverItems } from "@/api/handovers";
import { useMe } from "@/api/me";
import { ItemSheet } from "@/mobile/handovers/ItemSheet";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const LIMIT = 50;

export function HandoverItems({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { label } = useLanguage();
  const { data: me } = useMe();
  const receiver = page.receivers.find((one) => one.id === me?.member?.id);
  const parts = page.parts.filter((part) => (receiver ? receiver.counts[part.kind] : part.count));
  const [kind, setKind] = useState(parts[0]?.kind ?? "");
  const [at, setAt] = useState(1);
  const [opened, setOpened] = useState<Item | null>(null);
  const items = useHandoverItems(page.id, { kind, to: receiver?.id, page: at, limit: LIMIT });
  if (parts.length === 0) return null;
  const total = items.data?.count ?? 0;
  return (
    <section className="ph-panel" aria-label={t("items")}>
      <div className="ph-chips">
        {parts.map((part) => (
          <button
            key={part.kind}
            type="button"
            aria-pressed={part.kind === kind}
            onClick={() => {
              setKind(part.kind);
              setAt(1);
            }}
          >
            {label(part.label)} {receiver ? (receiver.counts[part.kind] ?? 0) : part.count}
          </button>
        ))}
      </div>
      {items.isError && <PageError compact error={items.error} onRetry={() => void items.refetch()} />}
      {items.isPending && <Loading rows={3} />}
      {items.data && (
        <ul className="ph-rows">
          {items.data.rows.map((item) => (
            <li key={item.id}>
              <button type="button" className="ph-row" disabled={item.title === null} onClick={() => setOpened(item)}>
                <span>
                  <strong>{item.title ?? t("hiddenName")}</strong>
                  <small>{item.note || item.contact || item.hint}</small>
                </span>
                {page.checklist.length > 0 ? (
                  <small className={item.checked.length === page.checklist.length ? "yd-gain" : "yd-faint"}>
                    {item.checked.length}/{page.checklist.length}
                  </small>
                ) : (
                  <small className="yd-faint">{item.to?.label}</small>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {total > LIMIT && (
        <div className="ph-line">
          <Button fill="none" disabled={at === 1} onClick={() => setAt(at - 1)}>
            {t("previous")}
          </Button>
          <span className="yd-faint">
            {at} / {Math.ceil(total / LIMIT)}
          </span>
          <Button fill="none" disabled={at * LIMIT >= total} onClick={() => setAt(at + 1)}>
            {t("more")}
          </Button>
        </div>
      )}
      <Popup
        visible={opened !== null}
        destroyOnClose
        onMaskClick={() => setOpened(null)}
        onClose={() => setOpened(null)}
      >
        {opened && <ItemSheet page={page} kind={kind} item={opened} onDone={() => setOpened(null)} />}
      </Popup>
    </section>
  );
}
