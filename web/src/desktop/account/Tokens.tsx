// API keys of one's own: made, shown once, revoked.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { NewToken } from "@/desktop/account/NewToken";
import { describe, TOKENS, type Token } from "@/desktop/account/tokens";
import { dayOf, formatAgo } from "@/domain/dates";
import { usePermissions } from "@/features/accounts/queries";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

/** "Only to read: customers, deals" */
function Rights({ permissions }: Pick<Token, "permissions">) {
  const { t } = useTranslation("account");
  const { t: tg } = useTranslation("accounts");
  const { data: catalogue } = usePermissions();
  if (!catalogue) return null;
  const { access, groups } = describe(catalogue, permissions);
  const names = groups?.map((group) => tg(`group.${group}` as "group.deal", { defaultValue: group }));
  return (
    <>
      {t(access === "read" ? "tokens.reads" : "tokens.writes")}
      {names && <span className="yd-muted"> · {names.join(t("tokens.comma"))}</span>}
    </>
  );
}

export function Tokens() {
  const { t } = useTranslation("account");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const tokens = useQuery({
    queryKey: TOKENS,
    queryFn: ({ signal }) => api.get<{ items: Token[] }>("/me/tokens", undefined, signal),
  });
  const revoke = useMutation({
    mutationFn: (id: number) => api.delete(`/me/tokens/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
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
                {(["name", "prefix", "rights", "used", "expires"] as const).map((one) => (
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
                  <td>
                    <Rights permissions={one.permissions} />
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
