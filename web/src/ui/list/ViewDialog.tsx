// Name, reach and place of a view: asked when one is saved under a new name or renamed.
import { Checkbox, Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Visibility } from "@/api/resource";

export interface ViewDraft {
  name: string;
  visibility: Visibility;
  pinned: boolean;
  is_default: boolean;
}

export function ViewDialog({
  title,
  initial,
  busy,
  onSave,
  onCancel,
}: {
  title: string;
  initial: ViewDraft;
  busy: boolean;
  onSave: (draft: ViewDraft) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation("list");
  const { t: tc } = useTranslation();
  const [form] = Form.useForm<ViewDraft>();
  return (
    <Modal
      open
      title={title}
      okText={tc("save")}
      okButtonProps={{ loading: busy }}
      onCancel={onCancel}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" initialValues={initial} onFinish={onSave}>
        <Form.Item
          name="name"
          label={t("view.name")}
          rules={[{ required: true, whitespace: true, message: tc("required") }, { max: 60 }]}
        >
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="visibility" label={t("view.visibility")}>
          <Radio.Group
            options={(["private", "team", "company"] as const).map((one) => ({ value: one, label: t(`view.${one}`) }))}
          />
        </Form.Item>
        <Form.Item name="pinned" valuePropName="checked" noStyle>
          <Checkbox>{t("view.pinned")}</Checkbox>
        </Form.Item>
        <Form.Item name="is_default" valuePropName="checked" noStyle>
          <Checkbox>{t("view.makeDefault")}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
