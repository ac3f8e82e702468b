// A new task with everything that can be said of it.
import { Alert, Button, DatePicker, Form, Input, Select, Switch, TimePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import type { RecordRow, Ref } from "@/api/resource";
import { PRIORITIES, type Priority, type Subject, useTaskVerbs } from "@/api/tasks";
import { today } from "@/domain/dates";
import { RemindSelect, RepeatSelect } from "@/features/tasks/Repetition";
import { SubjectPicker } from "@/features/tasks/SubjectLine";
import { RefPicker } from "@/ui/field/RefPicker";
import type { CreateFormProps } from "@/ui/module";
import { dueOf, REMINDS, REPEATS, type Remind, type Repeat } from "@/ui/task/words";

export function CreateForm({ initial, onDone }: CreateFormProps) {
  const { t } = useTranslation("tasks");
  const { t: tc } = useTranslation();
  const { data: me } = useMe();
  const { create } = useTaskVerbs();
  const given = initial?.subject as { resource: string; id: number; label: string } | undefined;
  const [title, setTitle] = useState("");
  const [owner, setOwner] = useState<Ref | null>(me?.member ? { id: me.member.id, label: me.member.name } : null);
  const [day, setDay] = useState<string | null>((initial?.day as string | undefined) ?? today());
  const [time, setTime] = useState<string | null>(null);
  const [whole, setWhole] = useState(true);
  const [priority, setPriority] = useState<Priority>("normal");
  const [subject, setSubject] = useState<Subject | null>(given ? { ...given, open: true } : null);
  const [repeat, setRepeat] = useState<Repeat>("none");
  const [remind, setRemind] = useState<Remind>("none");
  const [checklist, setChecklist] = useState("");
  const [note, setNote] = useState("");
  const problem = create.isError ? asApiError(create.error) : null;
  const wrong = (field: string) => problem?.fields[field]?.[0]?.message;
  const item = (field: string) => {
    const said = wrong(field);
    return said ? ({ validateStatus: "error", help: said } as const) : {};
  };
  const save = () => {
    if (!title.trim() || create.isPending) return;
    create.mutate(
      {
        title: title.trim(),
        note: note.trim(),
        owner: owner?.id ?? null,
        priority,
        due_at: day && dueOf(day, whole ? null : (time ?? "18:00")),
        whole_day: whole,
        remind_minutes: day ? REMINDS[remind] : null,
        repeat: day ? REPEATS[repeat] : "",
        subject: subject && { resource: subject.resource, id: subject.id },
        checklist: checklist
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      },
      {
        onSuccess: async ({ id }) => onDone(await api.get<RecordRow>(`/resources/task/${id}`)),
      },
    );
  };
  return (
    <Form layout="vertical" className="yd-form" onFinish={save}>
      {problem && Object.keys(problem.fields).length === 0 && <Alert type="error" showIcon title={problem.message} />}
      <Form.Item label={t("whatToDo")} required {...item("title")}>
        <Input autoFocus maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Form.Item>
      <div className="yd-form-grid">
        <Form.Item label={t("due")} {...item("due_at")}>
          <div className="yd-task-head" style={{ margin: 0 }}>
            <DatePicker
              aria-label={t("due")}
              value={day ? dayjs(day) : null}
              onChange={(next) => setDay(next ? next.format("YYYY-MM-DD") : null)}
            />
            {!whole && (
              <TimePicker
                aria-label={t("due")}
                format="HH:mm"
                minuteStep={5}
                needConfirm={false}
                value={dayjs(`2000-01-01 ${time ?? "18:00"}`)}
                onChange={(next) => setTime(next ? next.format("HH:mm") : null)}
              />
            )}
            <Switch
              size="small"
              checked={whole}
              aria-label={t("wholeDay")}
              onChange={(next) => {
                setWhole(next);
                setRemind("none");
              }}
            />
            <span>{t("wholeDay")}</span>
          </div>
        </Form.Item>
        <Form.Item label={t("owner")} {...item("owner")}>
          <RefPicker resource="member" aria-label={t("owner")} value={owner} onChange={setOwner} />
        </Form.Item>
        <Form.Item label={t("repeats")} {...item("repeat")}>
          <RepeatSelect value={repeat} disabled={day === null} onChange={setRepeat} />
        </Form.Item>
        <Form.Item label={t("remind")}>
          <RemindSelect whole={whole} value={remind} disabled={day === null} onChange={setRemind} />
        </Form.Item>
      </div>
      <Form.Item label={t("priorityOf")}>
        <Select<Priority>
          aria-label={t("priorityOf")}
          value={priority}
          onChange={setPriority}
          options={PRIORITIES.map((one) => ({ value: one, label: t(`priority.${one}`) }))}
        />
      </Form.Item>
      <Form.Item label={t("about")} {...item("subject")}>
        <SubjectPicker value={subject} onChange={setSubject} />
      </Form.Item>
      <Form.Item label={t("checksPerLine")}>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={checklist}
          onChange={(event) => setChecklist(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={t("note")}>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={20000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form.Item>
      <div className="yd-form-foot">
        <span className="yd-grow" />
        <Button onClick={() => onDone(null)}>{tc("cancel")}</Button>
        <Button type="primary" htmlType="submit" disabled={!title.trim()} loading={create.isPending}>
          {t("create")}
        </Button>
      </div>
    </Form>
  );
}
