// Record by record: found by class, territory, successor; given and ticked off in bulk, noted one by one.
import { Pagination, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Handover, type Item, type ItemsAsked, useHandoverItems } from "@/api/handovers";
import { ItemBulk } from "@/features/people/ItemBulk";
import { ItemFilters } from "@/features/people/ItemFilters";
import { ItemNote } from "@/features/people/ItemNote";
import { ItemTable } from "@/features/people/ItemTable";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const LIMIT = 50;

export function ItemList({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { label } = useLanguage();
  const parts = page.parts.filter((part) => part.count > 0);
  const [kind, setKind] = useState(parts[0]?.kind ?? "");
  if (parts.length === 0) return null;
  return (
    <section className="yd-panel yd-stack" aria-label={t("items")}>
      <header className="yd-toolbar">
        <h2>{t("items")}</h2>
        <Segmented
          value={kind}
          onChange={setKind}
          options={parts.map((part) => ({ value: part.kind, label: `${label(part.label)} ${part.count}` }))}
        />
      </header>
      <Rows key={kind} page={page} kind={kind} />
    </section>
  );
}

function Rows({ page, kind }: { page: Handover; kind: string }) {
  const [asked, setAsked] = useState<ItemsAsked>({ kind, page: 1, limit: LIMIT });
  const [picked, setPicked] = useState<number[]>([]);
  const [noting, setNoting] = useState<Item | null>(null);
  const { t } = useTranslation("handovers");
  const found = useHandoverItems(page.id, asked);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const narrow = (change: Partial<ItemsAsked>) => {
    setPicked([]);
    setAsked((known) => ({ ...known, page: 1, ...change }));
  };
  const { rows, count } = found.data;
  return (
    <>
      <ItemFilters page={page} asked={asked} onChange={narrow} />
      {(page.can.plan || page.can.annotate) && (
        <ItemBulk page={page} asked={asked} count={count} picked={picked} onDone={() => setPicked([])} />
      )}
      {count === 0 ? (
        <EmptyState compact title={t("noneFound")} />
      ) : (
        <ItemTable page={page} kind={kind} rows={rows} picked={picked} onPick={setPicked} onNote={setNoting} />
      )}
      {count > LIMIT && (
        <Pagination
          size="small"
          align="end"
          current={asked.page ?? 1}
          pageSize={LIMIT}
          total={count}
          showSizeChanger={false}
          onChange={(next) => {
            setPicked([]);
            setAsked((known) => ({ ...known, page: next }));
          }}
        />
      )}
      {noting && <ItemNote page={page} item={noting} onClose={() => setNoting(null)} />}
    </>
  );
}
