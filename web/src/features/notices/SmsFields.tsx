// A provider of text messages: address, what is sent, and how its answer says that it took the message.
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { type Channel, FORMATS } from "@/features/notices/queries";

export function SmsFields({ channel }: { channel: Channel | null }) {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const secret = channel ? { extra: t("keepSecret") } : {};
  return (
    <>
      <Form.Item
        name="address"
        label={t("sms.address")}
        rules={channel ? [] : [{ required: true, whitespace: true, message: tc("required") }]}
        {...secret}
      >
        <Input maxLength={500} autoComplete="off" placeholder={channel?.host ?? "https://sms.example.com/send"} />
      </Form.Item>
      <Form.Item name="format" label={t("sms.format")}>
        <Radio.Group options={FORMATS.map((one) => ({ value: one, label: t(`sms.formats.${one}`) }))} />
      </Form.Item>
      <Form.Item name="sign" label={t("sms.sign")} extra={t("sms.signHow")}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name="fields"
        label={t("sms.fields")}
        extra={channel ? t("keepSecret") : t("sms.fieldsHow")}
        rules={channel ? [] : [{ required: true, message: tc("required") }]}
      >
        <Pairs label={t("sms.fields")} placeholder={"apikey=…\nmobile={phone}\ntext={text}"} />
      </Form.Item>
      <Form.Item name="headers" label={t("sms.headers")} {...secret}>
        <Pairs label={t("sms.headers")} placeholder="Authorization=Bearer …" />
      </Form.Item>
      <Form.Item name="success_field" label={t("sms.successField")} extra={t("sms.successHow")}>
        <Input maxLength={60} placeholder="code" />
      </Form.Item>
      <Form.Item name="success_value" label={t("sms.successValue")}>
        <Input maxLength={60} placeholder="0" />
      </Form.Item>
      <Form.Item name="key" label={t("sms.key")} extra={channel?.has_key ? t("keepSecret") : t("sms.keyHow")}>
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="signed" label={t("sms.signed")} {...secret}>
        <Input maxLength={500} placeholder="{phone}{stamp}" />
      </Form.Item>
    </>
  );
}

interface PairsProps {
  label: string;
  placeholder: string;
  onChange?: (value: Record<string, string>) => void;
}
/** One name=value a line; what has no "=" is not taken. */
function Pairs({ label, placeholder, onChange }: PairsProps) {
  const read = (text: string) =>
    Object.fromEntries(
      text
        .split("\n")
        .map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()])
        .filter(([name], _at) => name),
    );
  return (
    <Input.TextArea
      aria-label={label}
      autoSize={{ minRows: 2, maxRows: 8 }}
      placeholder={placeholder}
      autoComplete="off"
      onChange={(event) => onChange?.(read(event.target.value))}
    />
  );
}
