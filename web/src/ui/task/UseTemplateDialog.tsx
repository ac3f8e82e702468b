// Several tasks at once from a template: which, from which day on, and whose work it is.
import { App, DatePicker, Form, Modal, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { type NewTask, type TemplateLine, useTaskTemplates, useTemplateUse } from "@/api/tasks";
import { today } from "@/domain/dates";
import { RefPicker } from "@/ui/field/RefPicker";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function UseTemplateDialog({ about, onClose }: { about: NonNullable<NewTask["subject"]>; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const { message } = App.useApp();
  const templates = useTaskTemplates({ resource: about.resource });
  const use = useTemplateUse();
  const [picked, setPicked] = useState<number | null>(null);
  const [owner, setOwner] = useState<Ref | null>(null);
  const [day, setDay] = useState(today());
  const template = templates.data?.find((one) => one.id === picked);
  const make = () => {
    if (!template) return;
    use.mutate(
      { id: template.id, subject: about, owner_id: owner?.id ?? null, day },
      {
        onSuccess: ({ ids }) => {
          void message.success(t("made", { count: ids.length }));
          onClose();
        },
        onError: (error) => void message.error(asApiError(error).message, 6),
      },
    );
  };
  return (
    <Modal
      open
      title={t("useTemplateTitle")}
      okText={t("makeTasks", { count: template?.lines.length ?? 0 })}
      okButtonProps={{ disabled: !template }}
      confirmLoading={use.isPending}
      onOk={make}
      onCancel={onClose}
    >
      {templates.isError ? (
        <PageError compact error={templates.error} onRetry={() => void templates.refetch()} />
      ) : templates.isPending ? (
        <Loading rows={3} />
      ) : templates.data.length === 0 ? (
        <EmptyState compact title={t("noTemplates")} />
      ) : (
        <Form layout="vertical" className="yd-form">
          <Form.Item label={t("template")}>
            <Select<number>
              aria-label={t("template")}
              style={{ width: "100%" }}
              placeholder={t("templatePick")}
              value={picked}
              onChange={setPicked}
              options={templates.data.map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form.Item>
          {template?.note && <p className="yd-faint">{template.note}</p>}
          <Form.Item label={t("startDay")}>
            <DatePicker
              aria-label={t("startDay")}
              allowClear={false}
              value={dayjs(day)}
              onChange={(next) => next && setDay(next.format("YYYY-MM-DD"))}
            />
          </Form.Item>
          <Form.Item label={t("forWhom")}>
            <RefPicker resource="member" aria-label={t("forWhom")} value={owner} onChange={setOwner} />
          </Form.Item>
          {template && <Lines lines={template.lines} />}
        </Form>
      )}
    </Modal>
  );
}

function Lines({ lines }: { lines: TemplateLine[] }) {
  const { t } = useTranslation("tasks");
  const days = (line: TemplateLine) =>
    line.offset_days === null
      ? t("noDue")
      : line.offset_days === 0
        ? t("thatDay")
        : t("afterDays", { count: line.offset_days });
  return (
    <ol>
      {lines.map((line) => (
        <li key={line.id} style={line.step ? { marginLeft: 20 } : {}}>
          {line.title}{" "}
          <small className="yd-faint">
            {days(line)} · {line.member?.label ?? t(`assignee.${line.assignee}`)}
          </small>
        </li>
      ))}
    </ol>
  );
}
