// Defines or changes one metric: records, condition, date, how it adds up; a preview says what this month comes to.
import { Alert, Button, Checkbox, Form, Input, Modal, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useSpec } from "@/api/records";
import type { ResourceSpec } from "@/api/resource";
import { type Condition, countRules } from "@/domain/conditions";
import { saidAmount } from "@/domain/units";
import { listAddress } from "@/domain/view";
import {
  AGGREGATES,
  type Definition,
  type Draft,
  type Substance,
  UNITS,
  useDefinitionChange,
} from "@/features/metrics/queries";
import { useResources } from "@/features/metrics/resources";
import { isDay, isNumber, useFields } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { FilterPanel } from "@/ui/list/FilterPanel";
import { Link } from "@/ui/nav";

type Values = Omit<Draft, "condition">;
const NONE: readonly string[] = [];

export interface MetricFormProps {
  definition: Definition | null;
  resources: string[];
  onClose: () => void;
}

export function MetricForm({ definition, resources, onClose }: MetricFormProps) {
  const { t } = useTranslation("metrics");
  const { label } = useLanguage();
  const [form] = Form.useForm<Values>();
  const [condition, setCondition] = useState<Condition | null>(
    definition && "rules" in definition.condition ? (definition.condition as Condition) : null,
  );
  const { create, update, preview } = useDefinitionChange();
  const names = useResources();
  const resource = Form.useWatch("resource", form) ?? definition?.resource ?? "deal";
  const aggregate = Form.useWatch("aggregate", form) ?? definition?.aggregate ?? "count";
  const spec = useSpec(resource);
  const fields = spec.data?.fields ?? [];
  const tell = (error: unknown) => {
    const problem = asApiError(error);
    const known = Object.entries(problem.fields).map(([name, all]) => ({
      name: (name.startsWith("filter") ? "resource" : name) as keyof Values,
      errors: all.map((one) => one.message ?? one.code),
    }));
    form.setFields(known.length > 0 ? known : [{ name: "code", errors: [problem.message] }]);
  };
  const read = async () => {
    const values = await form.validateFields().catch(() => null); // the form says what is missing
    return values && { ...values, field: values.field ?? "", condition: condition ?? {} };
  };
  const store = async () => {
    const draft = await read();
    if (!draft) return;
    try {
      if (definition) await update.mutateAsync({ ...draft, id: definition.id, version: definition.version });
      else await create.mutateAsync(draft);
      onClose();
    } catch (error) {
      tell(error);
    }
  };
  const look = async () => {
    const values = form.getFieldsValue();
    const asked: Substance = { ...values, field: values.field ?? "", condition: condition ?? {} };
    const { resource: from, condition: rules, aggregate: how, field, date_field, unit } = asked;
    preview.mutate({ resource: from, condition: rules, aggregate: how, field, date_field, unit }, { onError: tell });
  };
  const needed = [{ required: true, message: t("needed") }];
  const options = (all: typeof fields) => all.map((one) => ({ value: one.name, label: label(one.label) }));
  return (
    <Modal
      open
      title={t(definition ? "change" : "new")}
      onCancel={onClose}
      onOk={() => void store()}
      confirmLoading={create.isPending || update.isPending}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={definition ?? { resource: "deal", aggregate: "count", unit: "count", less_is_better: false }}
        onValuesChange={(changed: Partial<Values>) => {
          preview.reset();
          if (!changed.resource) return;
          setCondition(null);
          form.resetFields(["date_field", "field"]);
        }}
      >
        <Form.Item name="name_zh" label={t("nameZh")} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="name_en" label={t("nameEn")} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="code"
          label={t("code")}
          extra={t("codeHow")}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,39}$/, message: t("codeHow") }]}
        >
          <Input disabled={definition !== null} />
        </Form.Item>
        <Form.Item name="resource" label={t("resource")} rules={needed}>
          <Select options={resources.map((one) => ({ value: one, label: label(names.get(one)?.label) || one }))} />
        </Form.Item>
        <Form.Item label={t("condition")}>
          {spec.data && <ConditionField spec={spec.data} value={condition} onChange={setCondition} />}
        </Form.Item>
        <Form.Item name="date_field" label={t("dateField")} rules={needed}>
          <Select options={options(fields.filter((one) => isDay(one) && !one.custom))} />
        </Form.Item>
        <Form.Item name="aggregate" label={t("aggregate")} extra={t(`aggregateHow.${aggregate}`)}>
          <Select options={AGGREGATES.map((one) => ({ value: one, label: t(`aggregates.${one}`) }))} />
        </Form.Item>
        {aggregate !== "count" && (
          <Form.Item name="field" label={t("field")} rules={needed}>
            <Select options={options(aggregate === "distinct" ? fields : fields.filter(isNumber))} />
          </Form.Item>
        )}
        <Form.Item name="unit" label={t("unit")}>
          <Select options={UNITS.map((one) => ({ value: one, label: t(`units.${one}`) }))} />
        </Form.Item>
        <Form.Item name="definition" label={t("definition")}>
          <Input.TextArea maxLength={300} autoSize />
        </Form.Item>
        <Form.Item name="less_is_better" valuePropName="checked">
          <Checkbox>{t("lessIsBetter")}</Checkbox>
        </Form.Item>
        <Space>
          <Button onClick={() => void look()} loading={preview.isPending}>
            {t("preview")}
          </Button>
          <Found preview={preview.data} />
        </Space>
      </Form>
    </Modal>
  );
}

function Found({ preview }: { preview: ReturnType<typeof useDefinitionChange>["preview"]["data"] }) {
  const { t } = useTranslation("metrics");
  const { language } = useLanguage();
  if (!preview) return null;
  const to = listAddress(`/${preview.drill.resource}s`, { scope: "all", filter: preview.drill.filter });
  return (
    <Alert
      type="info"
      title={
        <>
          {t("thisMonth", { value: saidAmount(preview.value, preview.unit, language) })}{" "}
          <Link to={to}>{t("records", { count: preview.count })}</Link>
        </>
      }
    />
  );
}

interface ConditionFieldProps {
  spec: ResourceSpec;
  value: Condition | null;
  onChange: (value: Condition | null) => void;
}
function ConditionField({ spec, value, onChange }: ConditionFieldProps) {
  const { t } = useTranslation("metrics");
  const [open, setOpen] = useState(false);
  const book = useFields(spec, NONE, true);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {value ? t("conditionCount", { count: countRules(value) }) : t("allRecords")}
      </Button>
      {open && (
        <FilterPanel
          spec={spec}
          book={book}
          filter={value}
          onApply={(next) => {
            onChange(next);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
