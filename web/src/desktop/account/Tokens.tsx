// API keys of one's own: made, shown once, revoked.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, DatePicker, Form, Input, Modal, Popconfirm, Typography } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { dayOf, formatAgo } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Token {
  id: number;
  name: string;
  prefix: string;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}
const KEY = ["me", "tokens"];

function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("account");
  const { t: tc } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<{ name: string; expires: Dayjs | null }>();
  const create = useMutation({
    mutationFn: ({ name, expires }: { name: string; expires: Dayjs | null }) =>
      api.post<Token & { token: string }>("/me/tokens", {
        name,
        expires_at: expires ? expires.endOf("day").toISOString() : null,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const made = create.data;
  return (
    <Modal
      open
      title={t("tokens.create")}
      onCancel={onClose}
      mask={{ closable: false }}
      okText={made ? t("tokens.done") : tc("create")}
      okButtonProps={{ loading: create.isPending }}
      cancelButtonProps={made ? { style: { display: "none" } } : {}}
      onOk={() => (made ? onClose() : form.submit())}
    >
      {create.isError && <Alert type="error" title={asApiError(create.error).message} role="alert" />}
      {made ? (
        <>
          <Alert type="warning" title={t("tokens.once")} />
          <Typography.Paragraph copyable code style={{ marginTop: 12, overflowWrap: "anywhere" }}>
            {made.token}
          </Typography.Paragraph>
        </>
      ) : (
        <Form form={form} layout="vertical" onFinish={(entry) => create.mutate(entry)}>
          <Form.Item
            name="name"
            label={t("tokens.name")}
            rules={[{ required: true, whitespace: true, message: tc("required") }, { max: 100 }]}
          >
            <Input autoFocus />
          </Form.Item>
          <Form.Item name="expires" label={t("tokens.expires")}>
            <DatePicker placeholder={t("tokens.noExpiry")} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}

export function Tokens() {
  const { t } = useTranslation("account");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const tokens = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<{ items: Token[] }>("/me/tokens", undefined, signal),
  });
  const revoke = useMutation({
    mutationFn: (id: number) => api.delete(`/me/tokens/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
    onError: (error) => message.error(asApiError(error).message),
  });
  if (tokens.isPending) return <Loading rows={2} />;
  if (tokens.isError) return <PageError compact error={tokens.error} onRetry={() => void tokens.refetch()} />;
  return (
    <>
      <p className="yd-muted">{t("tokens.lead")}</p>
      {tokens.data.items.length === 0 ? (
        <EmptyState compact title={t("tokens.empty")} />
      ) : (
        <div className="yd-x-scroll">
          <table className="yd-plain-table">
            <thead>
              <tr>
                {(["name", "prefix", "used", "expires"] as const).map((one) => (
                  <th key={one} scope="col">
                    {t(`tokens.${one}`)}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {tokens.data.items.map((one) => (
                <tr key={one.id}>
                  <td>{one.name}</td>
                  <td>
                    <code>{one.prefix}…</code>
                  </td>
                  <td>{one.last_used_at ? formatAgo(one.last_used_at, language) : t("tokens.never")}</td>
                  <td className="yd-num">{one.expires_at ? dayOf(new Date(one.expires_at)) : t("tokens.noExpiry")}</td>
                  <td>
                    <Popconfirm
                      title={t("tokens.revokeSure", { name: one.name })}
                      onConfirm={() => revoke.mutate(one.id)}
                    >
                      <Button size="small" danger>
                        {t("tokens.revoke")}
                      </Button>
                    </Popconfirm>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button style={{ marginTop: 12 }} onClick={() => setMaking(true)}>
        {t("tokens.create")}
      </Button>
      {making && <NewToken onClose={() => setMaking(false)} />}
    </>
  );
}
