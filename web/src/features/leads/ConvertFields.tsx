// The fields of one record that a conversion makes: what the lead knows, and what such a record must have.
import { Form } from "antd";
import type { ResourceSpec, Values } from "@/api/resource";
import { FieldInput } from "@/ui/field/FieldInput";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";

const ALWAYS = {
  customer: ["name", "industry", "province", "city", "phone"],
  contact: ["name", "title", "phone", "email"],
  deal: ["name", "amount", "product", "expected_close"],
} as const;

export interface ConvertFieldsProps {
  spec: ResourceSpec | undefined;
  of: keyof typeof ALWAYS;
  values: Values;
  problems: Record<string, string>;
  onChange: (values: Values) => void;
}

export function ConvertFields({ spec, of, values, problems, onChange }: ConvertFieldsProps) {
  const { label } = useLanguage();
  if (!spec) return <Loading rows={3} />;
  const shown = spec.fields.filter(
    (field) =>
      field.editable &&
      field.name !== "customer" &&
      ((ALWAYS[of] as readonly string[]).includes(field.name) || field.name in values || field.required),
  );
  return (
    <Form layout="vertical" component="div" className="yd-form">
      <div className="yd-form-grid">
        {shown.map((field) => {
          const problem = problems[`${of}.${field.name}`];
          return (
            <Form.Item
              key={field.name}
              className={field.type === "longtext" ? "yd-span-2" : ""}
              label={label(field.label)}
              htmlFor={`${of}-${field.name}`}
              required={field.required ?? false}
              help={problem}
              validateStatus={problem ? "error" : ""}
            >
              <FieldInput
                id={`${of}-${field.name}`}
                field={field}
                value={values[field.name]}
                invalid={Boolean(problem)}
                onChange={(value) => onChange({ ...values, [field.name]: value })}
              />
            </Form.Item>
          );
        })}
      </div>
    </Form>
  );
}
