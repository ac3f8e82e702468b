// Changes one's own password; the server judges its strength and signs the other devices out.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";

interface Entry {
  current: string;
  next: string;
  repeat: string;
}

export function PasswordForm({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation("account");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Entry>();
  const change = useMutation({
    mutationFn: ({ current, next }: Entry) => api.post("/me/password", { current, new: next }),
    onSuccess: async () => {
      form.resetFields();
      message.success(t("password.done"));
      await client.invalidateQueries({ queryKey: ["me"] });
      onDone?.();
    },
    onError: (error) => {
      const { fields } = asApiError(error);
      const names = { current: "current", new: "next" } as const;
      form.setFields(
        (["current", "new"] as const).flatMap((name) =>
          fields[name] ? [{ name: names[name], errors: fields[name].map((one) => one.message ?? one.code) }] : [],
        ),
      );
    },
  });
  const required = { required: true, message: tc("required") };
  const general = change.isError && Object.keys(asApiError(change.error).fields).length === 0;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 360 }}
      onFinish={(entry) => change.mutate(entry)}
    >
      {general && <Alert type="error" title={asApiError(change.error).message || tc("error.save")} role="alert" />}
      <Form.Item name="current" label={t("password.current")} rules={[required]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="next" label={t("password.next")} rules={[required, { min: 8, message: t("password.short") }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t("password.repeat")}
        dependencies={["next"]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue("next")
                ? Promise.resolve()
                : Promise.reject(new Error(t("password.differ"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t("password.save")}
      </Button>
    </Form>
  );
}
