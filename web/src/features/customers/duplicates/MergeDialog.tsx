// Several records become one: which of them stays, and whose value stays in each field.
import { Alert, App, Button, Checkbox, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type MergeField, type MergePreview, type Twinned, useDuplicateVerbs, usePreview } from "@/api/duplicates";
import { asApiError } from "@/api/errors";
import { useSpec } from "@/api/records";
import type { FieldSpec } from "@/api/resource";
import { formatMoment } from "@/domain/dates";
import { useUndoMerge } from "@/features/customers/duplicates/useUndoMerge";
import { FieldValue } from "@/ui/field/FieldValue";
import { useLanguage } from "@/ui/language";
import { isBlank } from "@/ui/record/SideBySide";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/duplicates.css";

export interface MergeDialogProps {
  resource: Twinned;
  ids: number[];
  onClose: (survivor: number | null) => void;
}

export function MergeDialog({ resource, ids, onClose }: MergeDialogProps) {
  const { t } = useTranslation("duplicates");
  const preview = usePreview(resource, ids);
  const spec = useSpec(resource);
  return (
    <Modal
      open
      width={Math.min(1100, 360 + ids.length * 260)}
      title={t(`dialog.title.${resource}`)}
      footer={null}
      onCancel={() => onClose(null)}
    >
      {preview.isError ? (
        <PageError compact error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data && spec.data ? (
        <Choice resource={resource} preview={preview.data} fields={spec.data.fields} onClose={onClose} />
      ) : (
        <Loading rows={6} />
      )}
    </Modal>
  );
}

interface ChoiceProps {
  resource: Twinned;
  preview: MergePreview;
  fields: FieldSpec[];
  onClose: (survivor: number | null) => void;
}

function Choice({ resource, preview, fields, onClose }: ChoiceProps) {
  const { t } = useTranslation("duplicates");
  const { t: tc } = useTranslation();
  const { language, label } = useLanguage();
  const { message } = App.useApp();
  const { merge } = useDuplicateVerbs(resource);
  const undo = useUndoMerge(resource);
  const [survivor, setSurvivor] = useState(preview.survivor);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [keep, setKeep] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const choiceOf = (field: MergeField) => chosen[field.name] ?? field.choice;
  const open = preview.fields.filter((field) => field.differs);
  const name = (id: number) => preview.records.find((one) => one.id === id)?.name ?? "";
  const labels = new Map(fields.map((field) => [field.name, field]));

  /** The values of whom is kept are proposed, where there are any. */
  function stay(id: number) {
    setSurvivor(id);
    const own = open.filter((field) => {
      const value = field.values.find((one) => one.id === id)?.value;
      return !field.both && !isBlank(value);
    });
    setChosen((known) => ({ ...known, ...Object.fromEntries(own.map((field) => [field.name, String(id)])) }));
  }

  async function go() {
    setProblem(null);
    try {
      const made = await merge.mutateAsync({
        resource,
        ids: preview.records.map((one) => one.id),
        survivor_id: survivor,
        choices: Object.fromEntries(preview.fields.map((field) => [field.name, choiceOf(field)])),
        versions: Object.fromEntries(preview.records.map((one) => [String(one.id), one.version])),
        keep_colleagues: keep,
      });
      message.success({
        content: (
          <>
            {t("dialog.done", { name: name(survivor) })}{" "}
            <Button type="link" size="small" onClick={() => void undo(made.id)}>
              {t("dialog.undo")}
            </Button>
          </>
        ),
        duration: 10,
      });
      onClose(made.survivor_id);
    } catch (error) {
      setProblem(asApiError(error).message || tc("error.internal"));
    }
  }

  return (
    <>
      <p className="yd-faint">{t(`dialog.lead.${resource}`)}</p>
      <div className="yd-twin-scroll">
        <table className="yd-twin-table yd-merge-table">
          <thead>
            <tr>
              <th scope="col">{t("dialog.field")}</th>
              {preview.records.map((one) => (
                <th key={one.id} scope="col" className={one.id === survivor ? "yd-merge-stays" : ""}>
                  <Radio checked={one.id === survivor} onChange={() => stay(one.id)}>
                    {t(`dialog.survivor.${resource}`)}
                  </Radio>
                  <strong>{one.name}</strong>
                  {one.hint && <small>{one.hint}</small>}
                  <small>{t("dialog.made", { at: formatMoment(one.created_at, language) })}</small>
                  <small>
                    <Counts counts={one.counts} />
                  </small>
                </th>
              ))}
              <th scope="col" aria-label={t("dialog.both")} />
            </tr>
          </thead>
          <tbody>
            {open.map((field) => {
              const described = labels.get(field.name);
              if (!described) return null;
              return (
                <tr key={field.name}>
                  <th scope="row">{label(described.label)}</th>
                  {field.values.map(({ id, value }) => (
                    <td key={id} className={choiceOf(field) === String(id) ? "yd-merge-chosen" : ""}>
                      <Radio
                        name={`merge-${field.name}`}
                        checked={choiceOf(field) === String(id)}
                        aria-label={`${label(described.label)}: ${name(id)}`}
                        onChange={() => setChosen((known) => ({ ...known, [field.name]: String(id) }))}
                      >
                        {isBlank(value) ? "–" : <FieldValue field={described} value={value} />}
                      </Radio>
                    </td>
                  ))}
                  <td>
                    {field.both && (
                      <Radio
                        name={`merge-${field.name}`}
                        checked={choiceOf(field) === "both"}
                        onChange={() => setChosen((known) => ({ ...known, [field.name]: "both" }))}
                      >
                        {t("dialog.both")}
                      </Radio>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="yd-faint">{t("dialog.same", { count: preview.fields.length - open.length })}</p>
      {resource === "customer" && (
        <Checkbox checked={keep} onChange={(event) => setKeep(event.target.checked)}>
          {t("dialog.colleagues")}
        </Checkbox>
      )}
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      <div className="yd-form-foot">
        <span className="yd-grow" />
        <Button onClick={() => onClose(null)}>{tc("cancel")}</Button>
        <Button type="primary" loading={merge.isPending} onClick={() => void go()}>
          {t("dialog.go")}
        </Button>
      </div>
    </>
  );
}

function Counts({ counts }: { counts: { resource: string; count: number }[] }) {
  const { t } = useTranslation("duplicates");
  const shown = counts.filter((one) => one.count > 0);
  if (shown.length === 0) return <>{t("dialog.nothing")}</>;
  return (
    <>
      {shown.map((one, index) => (
        <span key={one.resource}>
          {index > 0 && " · "}
          <Count {...one} />
        </span>
      ))}
    </>
  );
}

function Count({ resource, count }: { resource: string; count: number }) {
  const { t } = useTranslation("duplicates");
  const { label } = useLanguage();
  const spec = useSpec(resource);
  return <>{t("dialog.moved", { count, what: label(count === 1 ? spec.data?.label : spec.data?.label_plural) })}</>;
}
