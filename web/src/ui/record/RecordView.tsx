// A record as its reader sees it: the feature's own body, else all its fields, its timeline and its history.
import { EditOutlined, MoreOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Tabs } from "antd";
import { Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useRecord, useRemoveRecord, useSpec } from "@/api/records";
import type { RecordRow, ResourceSpec } from "@/api/resource";
import { type RecordBodyProps, recordBody } from "@/ui/module";
import { PoolLine } from "@/ui/pool/PoolLine";
import { FieldList } from "@/ui/record/FieldList";
import { HistoryPanel } from "@/ui/record/HistoryPanel";
import { Timeline } from "@/ui/record/Timeline";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";

const RecordForm = lazyPart(() => import("@/ui/record/RecordForm").then((module) => ({ default: module.RecordForm })));

export function GenericBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("record");
  return (
    <Tabs
      items={[
        { key: "details", label: t("details"), children: <FieldList spec={spec} row={row} /> },
        { key: "timeline", label: t("timeline"), children: <Timeline resource={spec.name} id={row.id} /> },
        { key: "history", label: t("history"), children: <HistoryPanel spec={spec} id={row.id} /> },
      ]}
    />
  );
}

function Actions({
  row,
  spec,
  onEdit,
  onGone,
}: {
  row: RecordRow;
  spec: ResourceSpec;
  onEdit: () => void;
  onGone: () => void;
}) {
  const { t } = useTranslation("record");
  const { t: tc } = useTranslation();
  const { modal, message } = App.useApp();
  const gone = useRemoveRecord(spec.name);
  const remove = () =>
    modal.confirm({
      title: t("deleteSure", { title: row.title }),
      okText: tc("delete"),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await gone.mutateAsync(row.id);
          message.success(t("deleted"));
          onGone();
        } catch (error) {
          message.error(asApiError(error).message);
        }
      },
    });
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}${spec.path}/${row.id}`);
    message.success(tc("copied"));
  };
  return (
    <>
      {row.can_edit && spec.can.edit && (
        <Button icon={<EditOutlined />} onClick={onEdit}>
          {tc("edit")}
        </Button>
      )}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "copy", label: t("copyLink") },
            ...(row.can_edit && spec.can.delete ? [{ key: "delete", label: tc("delete"), danger: true }] : []),
          ],
          onClick: ({ key }) => (key === "delete" ? remove() : void copy()),
        }}
      >
        <Button icon={<MoreOutlined />} aria-label={tc("more")} />
      </Dropdown>
    </>
  );
}

export interface RecordViewProps {
  resource: string;
  id: number;
  place: "drawer" | "page";
  onGone: () => void;
  /** The record went into another one: an old link leads on to it. */
  onMoved: (id: number) => void;
}

export function RecordView({ resource, id, place, onGone, onMoved }: RecordViewProps) {
  const spec = useSpec(resource);
  const record = useRecord(resource, id);
  const [editing, setEditing] = useState(false);
  const Body = useMemo(() => {
    const load = recordBody(resource);
    return load ? lazyPart(() => load().then((module) => ({ default: module.RecordBody }))) : GenericBody;
  }, [resource]);
  const { t } = useTranslation("record");
  const { message } = App.useApp();
  const known = spec.isSuccess;
  const moved = record.isError ? asApiError(record.error).params.moved_to : undefined;
  const latest = useRef({ onMoved, said: t("moved"), message });
  latest.current = { onMoved, said: t("moved"), message };
  useEffect(() => {
    if (typeof moved !== "number" || !known) return; // where the record is now is said with the path of its kind
    latest.current.message.info(latest.current.said);
    latest.current.onMoved(moved);
  }, [moved, known]);
  if (spec.isError) return <PageError error={spec.error} onRetry={() => void spec.refetch()} />;
  if (typeof moved === "number") return <Loading shape="page" />;
  if (record.isError) return <PageError error={record.error} onRetry={() => void record.refetch()} />;
  if (spec.isPending || record.isPending) return <Loading shape="page" />;
  return (
    <article className={`yd-record yd-record-${place}`} aria-label={record.data.title}>
      <header className="yd-record-head">
        {place === "page" ? <h1>{record.data.title}</h1> : <h2>{record.data.title}</h2>}
        <span className="yd-grow" />
        {!editing && <Actions row={record.data} spec={spec.data} onEdit={() => setEditing(true)} onGone={onGone} />}
      </header>
      {(resource === "customer" || resource === "lead") && <PoolLine kind={resource} id={id} onGone={onGone} />}
      <Suspense fallback={<Loading shape="page" />}>
        {editing ? (
          <RecordForm spec={spec.data} row={record.data} onDone={() => setEditing(false)} />
        ) : (
          <Body row={record.data} spec={spec.data} place={place} />
        )}
      </Suspense>
    </article>
  );
}
