// The bell: what the system has to tell this person.
import { BellOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNotices, useReadNotices } from "@/api/notices";
import { formatAgo } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Notifications() {
  const { t } = useTranslation("shell");
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { t: tn } = useTranslation("notices");
  const notices = useNotices();
  const read = useReadNotices();
  const items = notices.data?.items ?? [];
  const unread = notices.data?.unread ?? 0;
  const list = (
    <div className="yd-notices">
      {notices.isPending && <Loading rows={3} />}
      {notices.isError && <PageError compact error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isSuccess && items.length === 0 && <EmptyState compact art="done" title={t("menu.noNotifications")} />}
      <ul>
        {items.map((one) => (
          <li key={one.id} className={one.read ? undefined : "yd-unread"}>
            {one.path ? (
              <Link
                to={one.path}
                onClick={() => {
                  setOpen(false);
                  if (!one.read) read.mutate([one.id]);
                }}
              >
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
        <Button block type="text" loading={read.isPending} onClick={() => read.mutate(undefined)}>
          {t("menu.markRead")}
        </Button>
      )}
      <div className="yd-toolbar">
        <Link to="/notifications" onClick={() => setOpen(false)}>
          {tn("showAll")}
        </Link>
        <span className="yd-grow" />
        <Link to="/notifications/settings" onClick={() => setOpen(false)}>
          {tn("settings")}
        </Link>
      </div>
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
