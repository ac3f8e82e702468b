// A new API key: for what, until when, and how much of one's own rights it has.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, DatePicker, Form, Input, Modal, Radio, Select, Typography } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { type Access, groupsOf, permissionsFor, TOKENS, type Token } from "@/desktop/account/tokens";
import { usePermissions } from "@/features/accounts/queries";

interface Entry {
  name: string;
  expires: Dayjs | null;
  access: Access;
  groups: string[];
}

export function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("account");
  const { t: tg } = useTranslation("accounts");
  const { t: tc } = useTranslation();
  const { data: me } = useMe();
  const client = useQueryClient();
  const catalogue = usePermissions();
  const [form] = Form.useForm<Entry>();
  const create = useMutation({
    mutationFn: ({ name, expires, access, groups }: Entry) =>
      api.post<Token & { token: string }>("/me/tokens", {
        name,
        expires_at: expires ? expires.endOf("day").toISOString() : null,
        permissions: permissionsFor(catalogue.data ?? [], access, groups),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  });
  const made = create.data;
  const access = Form.useWatch("access", form) ?? "read";
  const own = (catalogue.data ?? []).filter(
    (one) => one.code in (me?.permissions ?? {}) && (access === "write" || one.reads),
  );
  const groups = groupsOf(own).map((group) => ({
    value: group,
    label: tg(`group.${group}` as "group.deal", { defaultValue: group }),
  }));
  return (
    <Modal
      open
      title={t("tokens.create")}
      onCancel={onClose}
      mask={{ closable: false }}
      okText={made ? t("tokens.done") : tc("create")}
      okButtonProps={{ loading: create.isPending, disabled: !catalogue.isSuccess }}
      cancelButtonProps={made ? { style: { display: "none" } } : {}}
      onOk={() => (made ? onClose() : form.submit())}
    >
      {create.isError && <Alert type="error" title={asApiError(create.error).message} role="alert" />}
      {catalogue.isError && <Alert type="error" title={asApiError(catalogue.error).message} role="alert" />}
      {made ? (
        <>
          <Alert type="warning" title={t("tokens.once")} />
          <Typography.Paragraph copyable code style={{ marginTop: 12, overflowWrap: "anywhere" }}>
            {made.token}
          </Typography.Paragraph>
        </>
      ) : (
        <Form<Entry>
          form={form}
          layout="vertical"
          initialValues={{ access: "read", groups: [] }}
          onFinish={(entry) => create.mutate(entry)}
        >
          <Form.Item
            name="name"
            label={t("tokens.name")}
            rules={[{ required: true, whitespace: true, message: tc("required") }, { max: 100 }]}
          >
            <Input autoFocus />
          </Form.Item>
          <Form.Item name="access" label={t("tokens.access")}>
            <Radio.Group
              onChange={() => form.setFieldValue("groups", [])}
              options={[
                { value: "read", label: t("tokens.reads") },
                { value: "write", label: t("tokens.writes") },
              ]}
            />
          </Form.Item>
          <Form.Item name="groups" label={t("tokens.groups")} extra={t("tokens.groupsHint")}>
            <Select
              mode="multiple"
              placeholder={t("tokens.allGroups")}
              options={groups}
              showSearch={{ optionFilterProp: "label" }}
            />
          </Form.Item>
          <Form.Item name="expires" label={t("tokens.expires")}>
            <DatePicker placeholder={t("tokens.noExpiry")} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
