// One web form: what it asks for, where its leads go, what the visitor reads.
import { Alert, Checkbox, Form, Input, Modal, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useSpec } from "@/api/records";
import type { Ref } from "@/api/resource";
import { type FormDraft, type FormField, useFormVerbs, type WebForm, type Words } from "@/features/leads/settings";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";

const EMPTY: Words = { zh: "", en: "" };
const FIRST: FormField[] = ["contact_name", "phone", "company", "need"].map((name) => ({
  name,
  required: name === "contact_name" || name === "phone",
  label: EMPTY,
}));

export function FormEditor({
  form,
  offered,
  onClose,
}: {
  form: WebForm | null;
  offered: string[];
  onClose: () => void;
}) {
  const { t } = useTranslation("leads");
  const { label } = useLanguage();
  const spec = useSpec("lead");
  const { save } = useFormVerbs();
  const [name, setName] = useState(form?.name ?? "");
  const [source, setSource] = useState<Ref | null>(form?.source ?? null);
  const [owner, setOwner] = useState<Ref | null>(form?.owner ?? null);
  const [fields, setFields] = useState<FormField[]>(form?.fields ?? FIRST);
  const [title, setTitle] = useState<Words>(form?.title ?? EMPTY);
  const [thanks, setThanks] = useState<Words>(form?.thanks ?? EMPTY);
  const [active, setActive] = useState(form?.active ?? true);
  const store = () => {
    if (!source) return;
    const draft: FormDraft = { name, source_id: source.id, owner_id: owner?.id ?? null, fields, title, thanks, active };
    save.mutate({ form, draft }, { onSuccess: onClose });
  };
  const put = (field: string, change: Partial<FormField>) =>
    setFields((known) => known.map((one) => (one.name === field ? { ...one, ...change } : one)));
  const problem = save.isError ? asApiError(save.error) : null;
  return (
    <Modal
      open
      width={720}
      title={t(form ? "forms.edit" : "forms.create")}
      onCancel={onClose}
      onOk={store}
      okButtonProps={{ disabled: !name.trim() || !source || fields.length === 0 }}
      confirmLoading={save.isPending}
    >
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={Object.values(problem.fields).flat()[0]?.message ?? problem.message}
        />
      )}
      <Form layout="vertical" component="div" className="yd-form">
        <div className="yd-form-grid">
          <Form.Item label={t("forms.name")} htmlFor="form-name" required>
            <Input id="form-name" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
          </Form.Item>
          <Form.Item label={t("forms.source")} required>
            <RefPicker resource="source" value={source} onChange={setSource} aria-label={t("forms.source")} />
          </Form.Item>
          <Form.Item label={t("forms.owner")} help={t("forms.ownerHint")}>
            <RefPicker resource="member" value={owner} onChange={setOwner} aria-label={t("forms.owner")} />
          </Form.Item>
          <Form.Item label={t("forms.active")} htmlFor="form-active">
            <Switch id="form-active" checked={active} onChange={setActive} />
          </Form.Item>
        </div>
        <h3 className="yd-h3">{t("forms.fields")}</h3>
        <table className="yd-plain-table">
          <tbody>
            {offered.map((field) => {
              const used = fields.find((one) => one.name === field);
              const own = spec.data?.fields.find((one) => one.name === field);
              const called = own ? label(own.label) : field;
              return (
                <tr key={field}>
                  <td>
                    <Checkbox
                      checked={Boolean(used)}
                      onChange={(event) =>
                        setFields((known) =>
                          event.target.checked
                            ? [...known, { name: field, required: false, label: EMPTY }]
                            : known.filter((one) => one.name !== field),
                        )
                      }
                    >
                      {called}
                    </Checkbox>
                  </td>
                  <td>
                    {used && (
                      <Checkbox
                        checked={used.required}
                        onChange={(event) => put(field, { required: event.target.checked })}
                      >
                        {t("forms.required")}
                      </Checkbox>
                    )}
                  </td>
                  {(["zh", "en"] as const).map((language) => (
                    <td key={language}>
                      {used && (
                        <Input
                          size="small"
                          aria-label={`${called} ${t(language === "zh" ? "forms.labelZh" : "forms.labelEn")}`}
                          placeholder={t(language === "zh" ? "forms.labelZh" : "forms.labelEn")}
                          maxLength={60}
                          value={used.label?.[language] ?? ""}
                          onChange={(event) =>
                            put(field, { label: { ...EMPTY, ...used.label, [language]: event.target.value } })
                          }
                        />
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className="yd-form-grid">
          <Both what="title" words={title} onChange={setTitle} />
          <Both what="thanks" words={thanks} onChange={setThanks} />
        </div>
      </Form>
    </Modal>
  );
}

function Both({ what, words, onChange }: { what: "title" | "thanks"; words: Words; onChange: (words: Words) => void }) {
  const { t } = useTranslation("leads");
  return (
    <>
      {(["zh", "en"] as const).map((language) => (
        <Form.Item
          key={language}
          label={t(`forms.${what}${language === "zh" ? "Zh" : "En"}`)}
          htmlFor={`form-${what}-${language}`}
        >
          <Input
            id={`form-${what}-${language}`}
            maxLength={500}
            value={words[language] ?? ""}
            onChange={(event) => onChange({ ...EMPTY, ...words, [language]: event.target.value })}
          />
        </Form.Item>
      ))}
    </>
  );
}
