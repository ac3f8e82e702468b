// Defines or changes one custom field.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input, Modal, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { FieldType } from "@/api/resource";
import { type CustomField, useCustomFieldChange } from "@/features/platform/queries";

const TYPES: FieldType[] = [
  "text",
  "longtext",
  "integer",
  "decimal",
  "money",
  "percent",
  "date",
  "datetime",
  "boolean",
  "choice",
  "multichoice",
  "tags",
  "phone",
  "email",
  "url",
];
const COLORS = ["blue", "green", "orange", "red", "grey"];

interface Values {
  zh: string;
  en?: string;
  type: FieldType;
  unit?: string;
  required?: boolean;
  indexed?: boolean;
  choices?: { value?: string; zh: string; en?: string; color?: string }[];
}

export function CustomFieldForm({
  resource,
  field,
  onClose,
}: {
  resource: string;
  field: CustomField | null;
  onClose: () => void;
}) {
  const { t } = useTranslation("platform");
  const [form] = Form.useForm<Values>();
  const { create, update } = useCustomFieldChange(resource);
  const type = Form.useWatch("type", form) ?? field?.type ?? "text";
  const chosen = type === "choice" || type === "multichoice";

  const store = async () => {
    const values = await form.validateFields().catch(() => null); // the form says what is missing
    if (!values) return;
    const choices = chosen
      ? (values.choices ?? []).map((one) => ({
          value: one.value || one.zh,
          label: { zh: one.zh, en: one.en || one.zh },
          color: one.color ?? null,
        }))
      : null;
    const draft = {
      label: { zh: values.zh, en: values.en ?? "" },
      unit: values.unit ?? "",
      required: values.required ?? false,
      indexed: values.indexed ?? false,
      choices,
    };
    try {
      if (field) await update.mutateAsync({ id: field.id, version: field.version, ...draft });
      else await create.mutateAsync({ ...draft, type: values.type });
      onClose();
    } catch (error) {
      const problem = asApiError(error);
      const first = Object.values(problem.fields).flat()[0];
      form.setFields([{ name: "zh", errors: [first?.message ?? problem.message] }]);
    }
  };

  return (
    <Modal
      open
      title={field ? t("editField") : t("newField")}
      onCancel={onClose}
      onOk={() => void store()}
      confirmLoading={create.isPending || update.isPending}
      okText={t("save")}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          type: "text",
          ...field,
          zh: field?.label.zh,
          en: field?.label.en,
          choices: field?.choices?.map((one) => ({
            value: one.value,
            zh: one.label.zh,
            en: one.label.en,
            color: one.color,
          })) ?? [{ zh: "" }],
        }}
      >
        <Form.Item
          name="zh"
          label={t("labelZh")}
          rules={[{ required: true, whitespace: true, message: t("labelNeeded") }]}
        >
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item name="en" label={t("labelEn")}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="type" label={t("type")} extra={field ? t("typeFixed") : undefined}>
          <Select
            disabled={field !== null}
            options={TYPES.map((value) => ({ value, label: t(`types.${value}` as "types.text") }))}
          />
        </Form.Item>
        {chosen && (
          <Form.List name="choices">
            {(items, { add, remove }) => (
              <Form.Item label={t("choices")} required>
                {items.map(({ key, name }) => (
                  <Space key={key} align="baseline" style={{ display: "flex" }}>
                    <Form.Item
                      name={[name, "zh"]}
                      rules={[{ required: true, whitespace: true, message: t("labelNeeded") }]}
                      noStyle
                    >
                      <Input placeholder={t("choice")} maxLength={60} />
                    </Form.Item>
                    <Form.Item name={[name, "en"]} noStyle>
                      <Input placeholder="English" maxLength={60} />
                    </Form.Item>
                    <Form.Item name={[name, "color"]} noStyle>
                      <Select
                        allowClear
                        placeholder={t("color")}
                        style={{ width: 96 }}
                        options={COLORS.map((value) => ({ value, label: t(`colors.${value}` as "colors.blue") }))}
                      />
                    </Form.Item>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t("removeChoice")}
                      onClick={() => remove(name)}
                      disabled={items.length === 1}
                    />
                  </Space>
                ))}
                <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ zh: "" })}>
                  {t("addChoice")}
                </Button>
              </Form.Item>
            )}
          </Form.List>
        )}
        {(type === "integer" || type === "decimal") && (
          <Form.Item name="unit" label={t("unit")}>
            <Input maxLength={20} style={{ width: 120 }} />
          </Form.Item>
        )}
        <Space direction="vertical">
          <Form.Item name="required" valuePropName="checked" noStyle>
            <Checkbox>{t("requiredLong")}</Checkbox>
          </Form.Item>
          <Form.Item name="indexed" valuePropName="checked" noStyle>
            <Checkbox>{t("indexedLong")}</Checkbox>
          </Form.Item>
        </Space>
      </Form>
    </Modal>
  );
}
