// What a task is about: the way to the record, and another one picked.
import { App, Button, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { isOpen, type Subject, type Task, useSubjectKinds, useTaskVerbs } from "@/api/tasks";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";

export function SubjectLine({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const { link } = useOpenRecord();
  const { subject } = useTaskVerbs();
  const [picked, setPicked] = useState<Subject | null>(null);
  const [picking, setPicking] = useState(false);
  const about = task.subject;
  const save = () =>
    subject.mutate(
      { id: task.id, subject: picked && { resource: picked.resource, id: picked.id } },
      {
        onSuccess: () => setPicking(false),
        onError: (error) => void message.error(asApiError(error).message, 6),
      },
    );
  return (
    <p>
      <span className="yd-faint">{t("about")}</span>{" "}
      {about ? about.open ? <a {...link(about.resource, about.id)}>{about.label}</a> : about.label : t("noAbout")}
      {task.can_edit && !task.parent && isOpen(task.status) && (
        <Button
          type="link"
          size="small"
          onClick={() => {
            setPicked(about);
            setPicking(true);
          }}
        >
          {tc("edit")}
        </Button>
      )}
      {picking && (
        <Modal
          open
          title={t("about")}
          onCancel={() => setPicking(false)}
          onOk={save}
          confirmLoading={subject.isPending}
        >
          <SubjectPicker value={picked} onChange={setPicked} />
        </Modal>
      )}
    </p>
  );
}

/** First the kind of record, then which; kinds that people are seldom asked to do something about come last. */
export function SubjectPicker({
  value,
  onChange,
}: {
  value: Subject | null;
  onChange: (subject: Subject | null) => void;
}) {
  const { t } = useTranslation("tasks");
  const { label } = useLanguage();
  const kinds = useSubjectKinds();
  const [kind, setKind] = useState(value?.resource ?? "customer");
  const ref: Ref | null = value ? { id: value.id, label: value.label } : null;
  return (
    <div className="yd-stack">
      <Select
        aria-label={t("aboutKind")}
        value={kind}
        loading={kinds.isPending}
        onChange={(next) => {
          setKind(next);
          onChange(null);
        }}
        options={(kinds.data ?? []).map((one) => ({ value: one.resource, label: label(one.label) }))}
      />
      <RefPicker
        resource={kind}
        aria-label={t("aboutWhich")}
        value={ref}
        onChange={(next) => onChange(next && { resource: kind, ...next, open: true })}
      />
    </div>
  );
}
