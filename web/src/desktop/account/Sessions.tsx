// Where one is signed in; another device can be signed out.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { formatAgo, formatMoment } from "@/domain/dates";
import { deviceName } from "@/domain/device";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Session {
  id: number;
  channel: string;
  ip: string | null;
  user_agent: string;
  created_at: string;
  last_seen_at: string;
  current: boolean;
}
const KEY = ["me", "sessions"];

export function Sessions() {
  const { t } = useTranslation("account");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<{ items: Session[] }>("/me/sessions", undefined, signal),
  });
  const revoke = useMutation({
    mutationFn: (id: number) => api.delete(`/me/sessions/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
    onError: (error) => message.error(asApiError(error).message),
  });
  if (sessions.isPending) return <Loading rows={2} />;
  if (sessions.isError) return <PageError compact error={sessions.error} onRetry={() => void sessions.refetch()} />;
  return (
    <div className="yd-x-scroll">
      <table className="yd-plain-table">
        <thead>
          <tr>
            {(["device", "address", "since", "seen"] as const).map((one) => (
              <th key={one} scope="col">
                {t(`sessions.${one}`)}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {sessions.data.items.map((one) => (
            <tr key={one.id}>
              <td title={one.user_agent}>
                {deviceName(one.user_agent)} · {t(one.channel === "phone" ? "sessions.phone" : "sessions.web")}
              </td>
              <td className="yd-num">{one.ip}</td>
              <td className="yd-num">{formatMoment(one.created_at, language)}</td>
              <td>{formatAgo(one.last_seen_at, language)}</td>
              <td>
                {one.current ? (
                  <span className="yd-gain">{t("sessions.here")}</span>
                ) : (
                  <Popconfirm title={t("sessions.revokeSure")} onConfirm={() => revoke.mutate(one.id)}>
                    <Button size="small">{t("sessions.revoke")}</Button>
                  </Popconfirm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
