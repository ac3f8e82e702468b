// One field, one new value, for all selected rows.
import { Checkbox, Form, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ResourceSpec, Values } from "@/api/resource";
import { FieldInput } from "@/ui/field/FieldInput";
import { useLanguage } from "@/ui/language";

export interface BulkEditProps {
  spec: ResourceSpec;
  size: string;
  busy: boolean;
  onCancel: () => void;
  onRun: (values: Values) => void;
}

export function BulkEdit({ spec, size, busy, onCancel, onRun }: BulkEditProps) {
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const [name, setName] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(null);
  const [empty, setEmpty] = useState(false);
  const fields = spec.fields.filter((field) => field.editable && field.name !== spec.title_field);
  const field = fields.find((one) => one.name === name);
  const ready = field && (empty || (value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)));
  return (
    <Modal
      open
      title={t("bulk.edit")}
      okText={t("bulk.run", { count: size as unknown as number })}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onCancel={onCancel}
      onOk={() => field && onRun({ [field.name]: empty ? null : value })}
    >
      <Form layout="vertical">
        <Form.Item label={t("bulk.field")} htmlFor="bulk-field">
          <Select
            id="bulk-field"
            showSearch={{ optionFilterProp: "label" }}
            value={name}
            options={fields.map((one) => ({ value: one.name, label: label(one.label) }))}
            onChange={(next) => {
              setName(next);
              setValue(null);
              setEmpty(false);
            }}
          />
        </Form.Item>
        {field && (
          <Form.Item label={t("bulk.value")}>
            {!empty && (
              <FieldInput key={field.name} field={field} value={value} onChange={setValue} label={t("bulk.value")} />
            )}
            {!field.required && (
              <Checkbox checked={empty} onChange={(event) => setEmpty(event.target.checked)}>
                {t("bulk.clear")}
              </Checkbox>
            )}
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
