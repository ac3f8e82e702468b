// What to do with the selected rows, and an honest report: how many were done, which were not and why.
import { App, Button, Modal } from "antd";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type BulkBody, useBulk, useUndo } from "@/api/records";
import type { BulkAnswer, CountAnswer, ResourceSpec, Selection, ViewState } from "@/api/resource";
import { BulkReport } from "@/ui/list/BulkReport";
import { ExportMenu } from "@/ui/list/ExportMenu";
import { lazyPart } from "@/ui/state/lazyPart";

const BulkEdit = lazyPart(() => import("@/ui/list/BulkEdit").then((module) => ({ default: module.BulkEdit })));

/** The ticked rows, or all that a selection finds. */
export type BulkTarget = { ids: number[] } | Selection;
export interface BulkAction {
  key: string;
  label: string;
  icon?: ReactNode;
  /** Does the work and answers what became of each row; null: thought better of it. `size` is how many, to be shown. */
  run: (target: BulkTarget, size: string) => Promise<BulkAnswer | null>;
  /** Takes it back, where this is not the undo of an edit. */
  undo?: (token: string) => Promise<BulkAnswer>;
  /** What to say when all went well, instead of the number of rows. */
  said?: (answer: BulkAnswer) => string;
}

interface Done {
  answer: BulkAnswer;
  again: ((ids: number[]) => void) | null;
  action?: BulkAction | undefined;
}

export interface BulkBarProps {
  spec: ResourceSpec;
  ids: number[];
  /** All that match the filter, not only the ticked rows. */
  everything: boolean;
  selection: Selection;
  count: CountAnswer | undefined;
  /** As the list shows it: the columns and order of an export. */
  shown: Pick<ViewState, "columns" | "sort">;
  actions?: readonly BulkAction[] | undefined;
  onEverything: () => void;
  onClear: () => void;
}

export function BulkBar({
  spec,
  ids,
  everything,
  selection,
  count,
  shown,
  actions = [],
  onEverything,
  onClear,
}: BulkBarProps) {
  const { t } = useTranslation("list");
  const { t: tc } = useTranslation();
  const { modal, message } = App.useApp();
  const bulk = useBulk(spec.name);
  const undo = useUndo(spec.name);
  const [editing, setEditing] = useState(false);
  const [report, setReport] = useState<Done | null>(null);
  const total = count ? `${count.count.toLocaleString("en")}${count.capped ? "+" : ""}` : "…";
  const size = everything ? total : String(ids.length);
  const target: BulkTarget = everything ? selection : { ids };

  const undoButton = ({ answer: { undo_token: token }, action }: Done) =>
    token && (
      <Button size="small" type="link" onClick={() => void takeBack(token, action)}>
        {tc("undo")}
      </Button>
    );

  async function takeBack(token: string, action: BulkAction | undefined) {
    message.destroy("bulk");
    setReport(null);
    try {
      const answer = await (action?.undo ?? undo.mutateAsync)(token);
      if (answer.failed.length > 0) setReport({ answer, again: null });
      else message.success(tc("undone"));
    } catch (error) {
      message.error(asApiError(error).message);
    }
  }

  function show(done: Done) {
    const { answer, action } = done;
    setEditing(false);
    if (answer.failed.length === 0) {
      message.success({
        content: (
          <>
            {action?.said?.(answer) ?? t("bulk.done", { count: answer.done })} {undoButton(done)}
          </>
        ),
        duration: answer.undo_token ? 10 : 3,
        key: "bulk",
      });
      onClear();
    } else setReport(done);
  }

  async function run(body: Omit<BulkBody, "ids">, over: BulkTarget = target) {
    try {
      const answer = await bulk.mutateAsync({ ...over, ...body });
      show({ answer, again: (failed) => void run(body, { ids: failed }) });
    } catch (error) {
      message.error(asApiError(error).message || t("bulk.title"));
    }
  }

  async function runOwn(action: BulkAction) {
    try {
      const answer = await action.run(target, size);
      if (answer) show({ answer, again: null, action });
    } catch (error) {
      message.error(asApiError(error).message);
    }
  }

  const remove = () =>
    modal.confirm({
      title: t("bulk.deleteSure", { count: size as unknown as number }),
      content: t("bulk.deleteHint"),
      okText: t("bulk.delete"),
      okButtonProps: { danger: true },
      onOk: () => run({ action: "delete" }),
    });

  if (ids.length === 0 && !everything && !report) return null;
  return (
    <>
      {(ids.length > 0 || everything) && (
        <section className="yd-bulk" aria-label={t("selected", { count: ids.length })}>
          <strong>
            {everything
              ? t("selectedAll", { count: total as unknown as number })
              : t("selected", { count: ids.length })}
          </strong>
          {!everything && count && (count.capped || count.count > ids.length) && (
            <Button size="small" type="link" onClick={onEverything}>
              {t("selectAll", { count: total as unknown as number })}
            </Button>
          )}
          <span className="yd-grow" />
          {actions.map((action) => (
            <Button key={action.key} size="small" icon={action.icon} onClick={() => void runOwn(action)}>
              {action.label}
            </Button>
          ))}
          {spec.can.export && (
            <ExportMenu name={spec.name} body={{ ...target, ...shown }}>
              <Button size="small">{t("bulk.export")}</Button>
            </ExportMenu>
          )}
          {spec.can.edit && (
            <Button size="small" onClick={() => setEditing(true)}>
              {t("bulk.edit")}
            </Button>
          )}
          {spec.can.delete && (
            <Button size="small" danger onClick={remove} loading={bulk.isPending}>
              {t("bulk.delete")}
            </Button>
          )}
          <Button size="small" type="text" onClick={onClear}>
            {t("clearSelection")}
          </Button>
        </section>
      )}
      {editing && (
        <Suspense fallback={null}>
          <BulkEdit
            spec={spec}
            size={size}
            busy={bulk.isPending}
            onCancel={() => setEditing(false)}
            onRun={(values) => void run({ action: "edit", values })}
          />
        </Suspense>
      )}
      {report && (
        <Modal
          open
          width={640}
          title={t("bulk.title")}
          footer={undoButton(report) || null}
          onCancel={() => {
            setReport(null);
            onClear();
          }}
        >
          <BulkReport
            spec={spec}
            answer={report.answer}
            onRetry={
              report.again
                ? (failed) => {
                    setReport(null);
                    report.again?.(failed);
                  }
                : null
            }
          />
        </Modal>
      )}
    </>
  );
}
