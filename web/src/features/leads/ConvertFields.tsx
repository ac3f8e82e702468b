// The fields of one record that a conversion makes, on the desk.
import { Form } from "antd";
import { useSpec } from "@/api/records";
import { FieldInput } from "@/ui/field/FieldInput";
import { useLanguage } from "@/ui/language";
import { type Conversion, type Part, partFields } from "@/ui/lead/useConversion";
import { Loading } from "@/ui/state/Loading";

export function ConvertFields({ of, work }: { of: Part; work: Conversion }) {
  const { label } = useLanguage();
  const spec = useSpec(of);
  if (!spec.data) return <Loading rows={3} />;
  const values = work.values[of];
  return (
    <Form layout="vertical" component="div" className="yd-form">
      <div className="yd-form-grid">
        {partFields(spec.data, of, values).map((field) => {
          const problem = work.problems[`${of}.${field.name}`];
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
                onChange={(value) => work.set(of, { ...values, [field.name]: value })}
              />
            </Form.Item>
          );
        })}
      </div>
    </Form>
  );
}
