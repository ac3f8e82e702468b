// Create or edit any record from its specification: checks in place, duplicate warning, version conflict with both values.
import { Alert, App, Button, Form } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { ApiError, asApiError, isConflict } from "@/api/errors";
import { toApi, useCreateRecord, useSaveRecord } from "@/api/records";
import type { DuplicateCandidate, FieldSpec, RecordRow, ResourceSpec, Values } from "@/api/resource";
import { toFen } from "@/domain/money";
import { FieldInput } from "@/ui/field/FieldInput";
import { useLanguage } from "@/ui/language";
import { ConflictDialog } from "@/ui/list/ConflictDialog";
import { type Conflict, conflictOf } from "@/ui/list/useInlineEdit";
import { DuplicateDialog } from "@/ui/record/DuplicateDialog";
import { DuplicateHint } from "@/ui/record/DuplicateHint";

export interface RecordFormProps {
  spec: ResourceSpec;
  /** Given: edit this record. */
  row?: RecordRow;
  initial?: Values;
  /** Only these fields, in this order; by default all that may be edited. */
  fields?: readonly string[];
  /** What follows from the values so far, below the fields. */
  aside?: (values: Values) => ReactNode;
  onDone: (row: RecordRow | null) => void;
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** What the browser can tell at once; everything else is the server's to judge. */
export function problemOf(
  field: FieldSpec,
  value: unknown,
): "required" | "badMoney" | "badNumber" | "badEmail" | "badUrl" | null {
  if (isEmpty(value)) return field.required ? "required" : null;
  const text = String(value);
  if (field.type === "money" && toFen(text) === null) return "badMoney";
  if ((field.type === "integer" || field.type === "decimal" || field.type === "percent") && Number.isNaN(Number(text)))
    return "badNumber";
  if (field.type === "email" && !/^\S+@\S+\.\S+$/.test(text)) return "badEmail";
  if (field.type === "url" && !/^https?:\/\/\S+/i.test(text)) return "badUrl";
  return null;
}

export function RecordForm({ spec, row, initial, fields, aside, onDone }: RecordFormProps) {
  const { t } = useTranslation("record");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const { message } = App.useApp();
  const create = useCreateRecord(spec.name);
  const save = useSaveRecord(spec.name);
  const start = useRef<Values>(row?.values ?? initial ?? {});
  const [values, setValues] = useState<Values>(start.current);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [general, setGeneral] = useState<string | null>(null);
  const [twins, setTwins] = useState<DuplicateCandidate[] | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  // One key for one intention: a repeated click after a lost answer creates nothing twice; a changed form is a new intention.
  const key = useRef(newKey());
  const editable = spec.fields.filter((field) => field.in_form ?? field.editable);
  const shown = fields ? fields.flatMap((name) => spec.fields.find((field) => field.name === name) ?? []) : editable;
  const standard = shown.filter((field) => !field.custom);
  const custom = shown.filter((field) => field.custom);
  const busy = create.isPending || save.isPending;
  const first = standard[0]?.name;
  useEffect(() => {
    if (first) document.getElementById(`f-${first}`)?.focus({ preventScroll: true });
  }, [first]);

  function set(name: string, value: unknown) {
    key.current = newKey();
    setValues((known) => ({ ...known, [name]: value }));
    setProblems(({ [name]: _gone, ...others }) => others);
  }

  const problemText = (problem: NonNullable<ReturnType<typeof problemOf>>) =>
    problem === "required" ? tc("required") : t(`form.${problem}`);

  function check(): boolean {
    const found = Object.fromEntries(
      shown.flatMap((field) => {
        const problem = problemOf(field, values[field.name]);
        return problem ? [[field.name, problemText(problem)]] : [];
      }),
    );
    setProblems(found);
    const first = Object.keys(found)[0];
    if (first) document.getElementById(`f-${first}`)?.focus();
    return first === undefined;
  }

  const changes = (): Values =>
    Object.fromEntries(
      shown
        .map((field) => [field.name, values[field.name] ?? null])
        .filter(
          ([name]) =>
            JSON.stringify(values[name as string] ?? null) !== JSON.stringify(start.current[name as string] ?? null),
        ),
    );

  function refuse(error: unknown) {
    const problem = asApiError(error);
    if (isConflict(error) && row) setConflict(conflictOf(row, changes(), problem.params));
    else if (problem.code === "duplicate_suspected")
      setTwins((problem.params.candidates as DuplicateCandidate[] | undefined) ?? []);
    else {
      const found = Object.entries(problem.fields).map(
        ([name, list]) => [name, list[0]?.message ?? list[0]?.code ?? ""] as const,
      );
      setProblems(Object.fromEntries(found));
      const hidden = found
        .filter(([name]) => !shown.some((field) => field.name === name))
        .map(([name, text]) => `${name}: ${text}`);
      setGeneral(
        found.length > 0
          ? hidden.join("; ") || null
          : problem.status === 0
            ? tc("error.network")
            : problem.message || tc("error.internal"),
      );
    }
  }

  async function submit(confirm = false, version = row?.version) {
    if (busy || !check()) return;
    setGeneral(null);
    try {
      if (row) {
        const values = changes();
        if (Object.keys(values).length === 0) return onDone(row);
        const saved = await save.mutateAsync({ id: row.id, version: version ?? row.version, values: toApi(values) });
        message.success(tc("saved"));
        onDone(saved);
      } else {
        const given = Object.fromEntries(
          Object.entries({ ...initial, ...values }).filter(([, value]) => !isEmpty(value)),
        );
        onDone(
          await create.mutateAsync({
            values: toApi(given),
            confirm,
            idempotencyKey: confirm ? `${key.current}-c` : key.current,
          }),
        );
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse(error);
    }
  }

  const input = (field: FieldSpec) => (
    <Form.Item
      key={field.name}
      className={field.type === "longtext" ? "yd-span-2" : ""}
      label={label(field.label)}
      htmlFor={`f-${field.name}`}
      required={field.required ?? false}
      help={problems[field.name] ?? (label(field.help ?? null) || undefined)}
      validateStatus={problems[field.name] ? "error" : ""}
    >
      <FieldInput
        id={`f-${field.name}`}
        field={field}
        value={values[field.name]}
        invalid={Boolean(problems[field.name])}
        onChange={(value) => set(field.name, value)}
      />
      <DuplicateHint resource={spec.name} field={field.name} values={values} own={row?.id} />
    </Form.Item>
  );

  return (
    <Form layout="vertical" onFinish={() => void submit()} className="yd-form">
      {general && <Alert type="error" title={general} showIcon role="alert" />}
      <div className="yd-form-grid">{standard.map(input)}</div>
      {custom.length > 0 && <h3 className="yd-h3">{t("form.custom")}</h3>}
      <div className="yd-form-grid">{custom.map(input)}</div>
      {aside?.(values)}
      <div className="yd-form-foot">
        {Object.keys(problems).length > 0 && (
          <span className="yd-risk" role="status">
            {t("form.fix", { count: Object.keys(problems).length })}
          </span>
        )}
        <span className="yd-grow" />
        <Button onClick={() => onDone(null)}>{tc("cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {tc("save")}
        </Button>
      </div>
      {twins && (
        <DuplicateDialog
          spec={spec}
          candidates={twins}
          busy={busy}
          onCancel={() => setTwins(null)}
          onGoOn={() => void submit(true).then(() => setTwins(null))}
        />
      )}
      {conflict && (
        <ConflictDialog
          spec={spec}
          yours={conflict.yours}
          theirs={conflict.theirs}
          onKeepMine={() => {
            setConflict(null);
            void submit(false, conflict.version);
          }}
          onKeepTheirs={() => {
            setConflict(null);
            onDone(null);
          }}
        />
      )}
    </Form>
  );
}
