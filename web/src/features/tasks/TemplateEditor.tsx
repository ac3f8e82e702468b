// A template: its name, what it is for, and its tasks in order, each with its day and who gets it.
import { Alert, Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type TaskTemplate, useSubjectKinds } from "@/api/tasks";
import { type Draft, type DraftLine, useTemplateVerbs } from "@/features/tasks/setup";
import { TemplateLineForm } from "@/features/tasks/TemplateLineForm";
import { useLanguage } from "@/ui/language";

const line = (id: number): DraftLine => ({
  id,
  title: "",
  note: "",
  step: false,
  offset_days: 0,
  priority: "normal",
  assignee: "owner",
  member: null,
  role: "",
  checklist: [],
});

export function TemplateEditor({ template, onClose }: { template: TaskTemplate | null; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const { label } = useLanguage();
  const kinds = useSubjectKinds();
  const { save } = useTemplateVerbs();
  const [draft, setDraft] = useState<Draft>(template ?? { name: "", note: "", resource: "deal", lines: [line(-1)] });
  const [next, setNext] = useState(-2);
  const problem = save.isError ? asApiError(save.error) : null;
  const told = problem && (Object.values(problem.fields)[0]?.[0]?.message ?? problem.message);
  const set = (change: Partial<Draft>) => setDraft((known) => ({ ...known, ...change }));
  const put = (place: number, change: Partial<DraftLine>) =>
    set({ lines: draft.lines.map((one, n) => (n === place ? { ...one, ...change } : one)) });
  const move = (place: number, by: number) => {
    const lines = [...draft.lines];
    const [one] = lines.splice(place, 1);
    if (one) lines.splice(place + by, 0, one);
    set({ lines: lines.map((each, n) => (n === 0 ? { ...each, step: false } : each)) });
  };
  const drop = (place: number) =>
    set({
      lines: draft.lines.filter((_, n) => n !== place).map((each, n) => (n === 0 ? { ...each, step: false } : each)),
    });
  const roles = kinds.data?.find((one) => one.resource === draft.resource)?.roles ?? [];
  return (
    <Modal
      open
      width={820}
      title={t(template ? "editTemplate" : "newTemplate")}
      onCancel={onClose}
      onOk={() => save.mutate({ template, draft }, { onSuccess: onClose })}
      okButtonProps={{ disabled: !draft.name.trim() || draft.lines.some((one) => !one.title.trim()) }}
      confirmLoading={save.isPending}
    >
      <Form layout="vertical" className="yd-form">
        {told && <Alert type="error" showIcon title={told} />}
        <div className="yd-form-grid">
          <Form.Item label={t("name")} required>
            <Input
              maxLength={60}
              placeholder={t("nameHint")}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t("forRecords")}>
            <Select
              aria-label={t("forRecords")}
              value={draft.resource}
              onChange={(resource) => set({ resource })}
              options={[
                { value: "", label: t("anyRecord") },
                ...(kinds.data ?? []).map((one) => ({ value: one.resource, label: label(one.label) })),
              ]}
            />
          </Form.Item>
        </div>
        <Form.Item label={t("templateNote")}>
          <Input maxLength={300} value={draft.note} onChange={(event) => set({ note: event.target.value })} />
        </Form.Item>
        {draft.lines.map((one, place) => (
          <TemplateLineForm
            key={one.id}
            line={one}
            place={place}
            last={place === draft.lines.length - 1}
            roles={roles}
            onChange={(change) => put(place, change)}
            onMove={(by) => move(place, by)}
            onDrop={draft.lines.length > 1 ? () => drop(place) : null}
          />
        ))}
        <Button
          type="dashed"
          block
          onClick={() => {
            set({ lines: [...draft.lines, line(next)] });
            setNext(next - 1);
          }}
        >
          {t("addLine")}
        </Button>
      </Form>
    </Modal>
  );
}
