// Record by record: who gets it, chosen one by one where the rule does not fit; notes and checks for the successor.
import { App, Button, Checkbox, Input, Segmented, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, type Item, useHandoverItems, useHandoverVerbs } from "@/api/handovers";
import type { Ref } from "@/api/resource";
import { ItemNote } from "@/features/people/ItemNote";
import { RefPicker } from "@/ui/field/RefPicker";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

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
  const { t } = useTranslation("handovers");
  const { message } = App.useApp();
  const { choose } = useHandoverVerbs();
  const [q, setQ] = useState("");
  const [openOnly, setOpenOnly] = useState(false);
  const [after, setAfter] = useState(0);
  const [picked, setPicked] = useState<number[]>([]);
  const [to, setTo] = useState<Ref | null>(null);
  const [noting, setNoting] = useState<Item | null>(null);
  const found = useHandoverItems(page.id, { kind, q, open_only: openOnly || undefined, after });
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const give = (to_id: number | null) =>
    choose.mutate(
      { id: page.id, item_ids: picked, to_id },
      {
        onSuccess: () => setPicked([]),
        onError: (error) => void message.error(asApiError(error).message, 8),
      },
    );
  const columns = [
    {
      title: t("itemTitle"),
      render: (item: Item) => (
        <>
          {item.title ?? <span className="yd-faint">{t("hiddenName")}</span>}
          {item.hint && <span className="yd-faint"> {item.hint}</span>}
        </>
      ),
    },
    { title: t("grade"), width: 70, render: (item: Item) => item.grade },
    { title: t("lastContact"), width: 120, render: (item: Item) => item.last_contact?.slice(0, 10) ?? "—" },
    {
      title: t("to"),
      render: (item: Item) => (
        <>
          {item.to?.label ?? <span className="yd-warn">—</span>} {item.chosen && <Tag color="blue">{t("chosen")}</Tag>}
          {item.state !== "planned" && <span className="yd-faint"> {t(`state.${item.state}`)}</span>}
        </>
      ),
    },
    {
      title: t("itemNote"),
      render: (item: Item) => (
        <Button type="link" size="small" disabled={item.title === null} onClick={() => setNoting(item)}>
          {item.note || t("itemNote")} {page.checklist.length > 0 && `${item.checked.length}/${page.checklist.length}`}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className="yd-toolbar">
        <Input.Search
          allowClear
          aria-label={t("search")}
          placeholder={t("search")}
          style={{ width: 220 }}
          onSearch={(text) => {
            setQ(text.trim());
            setAfter(0);
          }}
        />
        {page.can.plan && (
          <Checkbox checked={openOnly} onChange={(event) => setOpenOnly(event.target.checked)}>
            {t("openOnly")}
          </Checkbox>
        )}
        {picked.length > 0 && (
          <>
            <span style={{ width: 180 }}>
              <RefPicker resource="member" value={to} onChange={setTo} aria-label={t("toChange")} />
            </span>
            <Button disabled={!to} loading={choose.isPending} onClick={() => to && give(to.id)}>
              {t("toChange")} ({picked.length})
            </Button>
            <Button type="text" onClick={() => give(null)}>
              {t("backToRule")}
            </Button>
          </>
        )}
      </div>
      <Table<Item>
        size="small"
        rowKey="id"
        pagination={false}
        columns={columns}
        dataSource={found.data.rows}
        scroll={{ x: "max-content" }}
        {...(page.can.plan
          ? { rowSelection: { selectedRowKeys: picked, onChange: (keys) => setPicked(keys as number[]) } }
          : {})}
      />
      <div className="yd-toolbar">
        {after > 0 && <Button onClick={() => setAfter(0)}>{t("first")}</Button>}
        {found.data.next !== null && <Button onClick={() => setAfter(found.data.next ?? 0)}>{t("more")}</Button>}
      </div>
      {noting && <ItemNote page={page} item={noting} onClose={() => setNoting(null)} />}
    </>
  );
}
