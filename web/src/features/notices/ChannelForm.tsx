// Sets up one channel. Secrets are typed in, never shown again; left empty they stay as they are.
import { Checkbox, Form, Input, InputNumber, Modal, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Label } from "@/api/resource";
import { type Channel, type ChannelDraft, KINDS, SECURITIES, useChannelChange } from "@/features/notices/queries";
import { SmsFields } from "@/features/notices/SmsFields";
import { RefMany } from "@/ui/field/RefMany";
import { useLanguage } from "@/ui/language";

export interface ChannelFormProps {
  channel: Channel | null;
  groups: { code: string; label: Label }[];
  onClose: () => void;
}

export function ChannelForm({ channel, groups, onClose }: ChannelFormProps) {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const [form] = Form.useForm<ChannelDraft>();
  const { create, update } = useChannelChange();
  const kind = Form.useWatch("kind", form) ?? channel?.kind ?? "wecom";
  const store = async () => {
    const draft = await form.validateFields().catch(() => null); // the form says what is missing
    if (!draft) return;
    try {
      if (channel) await update.mutateAsync({ ...draft, id: channel.id, version: channel.version });
      else await create.mutateAsync(draft);
      onClose();
    } catch (error) {
      const problem = asApiError(error);
      const known = Object.entries(problem.fields).map(([name, all]) => ({
        name: name as keyof ChannelDraft,
        errors: all.map((one) => one.message ?? one.code),
      }));
      form.setFields(known.length > 0 ? known : [{ name: "name", errors: [problem.message] }]);
    }
  };
  const needed = [{ required: true, whitespace: true, message: tc("required") }];
  return (
    <Modal
      open
      title={t(channel ? "changeChannel" : "newChannel")}
      onCancel={onClose}
      onOk={() => void store()}
      confirmLoading={create.isPending || update.isPending}
    >
      <Form<ChannelDraft>
        form={form}
        layout="vertical"
        initialValues={
          channel
            ? { ...channel, ...channel.settings }
            : {
                kind: "wecom",
                enabled: true,
                by_default: true,
                groups: [],
                team_ids: [],
                port: 587,
                security: "starttls",
                format: "form",
              }
        }
      >
        <Form.Item name="kind" label={t("kind")}>
          <Select
            disabled={channel !== null}
            options={KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t("name")} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        {kind === "email" && <Mail known={channel !== null} />}
        {kind === "sms" && <SmsFields channel={channel} />}
        {kind !== "email" && kind !== "sms" && <Robot kind={kind} channel={channel} />}
        <Form.Item name="groups" label={t("about")} extra={t("groupsHint")}>
          <Select
            mode="multiple"
            placeholder={t("everything")}
            options={groups.map((one) => ({ value: one.code, label: label(one.label) }))}
            showSearch={{ optionFilterProp: "label" }}
          />
        </Form.Item>
        <Form.Item name="team_ids" label={t("teams")} extra={t("teamsHint")}>
          <Teams />
        </Form.Item>
        <Form.Item name="by_default" valuePropName="checked">
          <Checkbox>{t("byDefault")}</Checkbox>
        </Form.Item>
        <Form.Item name="enabled" label={t("enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function Mail({ known }: { known: boolean }) {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const needed = [{ required: true, message: tc("required") }];
  return (
    <>
      <Form.Item name="host" label={t("host")} rules={needed}>
        <Input maxLength={200} placeholder="smtp.example.com" />
      </Form.Item>
      <Form.Item name="port" label={t("port")} rules={needed}>
        <InputNumber min={1} max={65_535} />
      </Form.Item>
      <Form.Item name="security" label={t("security")}>
        <Select options={SECURITIES.map((one) => ({ value: one, label: t(`securities.${one}`) }))} />
      </Form.Item>
      <Form.Item name="username" label={t("username")}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="password" label={t("password")} {...(known ? { extra: t("keepSecret") } : {})}>
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="sender" label={t("sender")} rules={needed}>
        <Input type="email" maxLength={254} placeholder="crm@example.com" />
      </Form.Item>
    </>
  );
}

function Robot({ kind, channel }: { kind: Channel["kind"]; channel: Channel | null }) {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  return (
    <>
      <Form.Item
        name="address"
        label={t("address")}
        rules={channel ? [] : [{ required: true, whitespace: true, message: tc("required") }]}
        extra={channel ? t("keepSecret") : t(`addressHow.${kind as "wecom"}`)}
      >
        <Input maxLength={500} autoComplete="off" {...(channel ? { placeholder: channel.host } : {})} />
      </Form.Item>
      {kind !== "wecom" && (
        <Form.Item name="key" label={t("key")} extra={channel?.has_key ? t("keepSecret") : t("keyHow")}>
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
      )}
    </>
  );
}

function Teams({ value, onChange }: { value?: number[]; onChange?: (ids: number[]) => void }) {
  const { t } = useTranslation("notices");
  return (
    <RefMany
      resource="team"
      aria-label={t("teams")}
      placeholder={t("everybody")}
      value={value ?? []}
      onChange={(ids) => onChange?.(ids.filter((one): one is number => one !== "$me"))}
    />
  );
}
