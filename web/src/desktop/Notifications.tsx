// The bell: what the system has to tell this person.
import { BellOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { formatAgo } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Notice {
  id: number;
  at: string;
  text: string;
  path?: string | null;
  read: boolean;
}
const KEY = ["notifications"];
const MINUTE = 60_000;

export function Notifications() {
  const { t } = useTranslation("shell");
  const { language } = useLanguage();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const notices = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<{ items: Notice[]; unread?: number }>("/me/notifications", undefined, signal),
    refetchInterval: 2 * MINUTE,
    staleTime: MINUTE,
  });
  const read = useMutation({
    mutationFn: () => api.post("/me/notifications/read"),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const items = notices.data?.items ?? [];
  const unread = notices.data?.unread ?? items.filter((one) => !one.read).length;
  const list = (
    <div className="yd-notices">
      {notices.isPending && <Loading rows={3} />}
      {notices.isError && <PageError compact error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isSuccess && items.length === 0 && <EmptyState compact art="done" title={t("menu.noNotifications")} />}
      <ul>
        {items.map((one) => (
          <li key={one.id} className={one.read ? undefined : "yd-unread"}>
            {one.path ? (
              <Link to={one.path} onClick={() => setOpen(false)}>
                {one.text}
              </Link>
            ) : (
              one.text
            )}
            <time dateTime={one.at}>{formatAgo(one.at, language)}</time>
          </li>
        ))}
      </ul>
      {unread > 0 && (
        <Button block type="text" loading={read.isPending} onClick={() => read.mutate()}>
          {t("menu.markRead")}
        </Button>
      )}
    </div>
  );
  return (
    <Popover
      content={list}
      trigger="click"
      placement="bottomRight"
      title={t("menu.notifications")}
      open={open}
      onOpenChange={setOpen}
    >
      <Button type="text" className="yd-bell" aria-label={`${t("menu.notifications")} ${unread || ""}`}>
        <BellOutlined />
        {unread > 0 && <sup className="yd-num">{unread > 99 ? "99+" : unread}</sup>}
      </Button>
    </Popover>
  );
}
