// Notifications on the phone: newest first; a tap opens what it is about and marks it as read.
import { Button } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { type Notice, useAllNotices, useReadNotices } from "@/api/notices";
import { formatAgo } from "@/domain/dates";
import { phonePath } from "@/domain/phone-path";
import { useLanguage } from "@/ui/language";
import { useBack, useGo } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function NoticesPage() {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const back = useBack();
  const all = useAllNotices({ unread: false, group: "" });
  const read = useReadNotices();
  if (all.isError) return <PageError error={all.error} onRetry={() => void all.refetch()} />;
  if (all.isPending) return <Loading shape="page" />;
  const items = all.data.pages.flatMap((page) => page.items);
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("title")}</h1>
      </header>
      {items.length === 0 ? (
        <EmptyState art="done" title={t("nothing")} hint={t("nothingHint")} />
      ) : (
        <section className="ph-panel">
          <ul className="ph-rows">
            {items.map((one) => (
              <Line key={one.id} notice={one} onRead={(id) => read.mutate([id])} />
            ))}
          </ul>
        </section>
      )}
      {all.hasNextPage && (
        <Button block loading={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
          {tc("loadMore")}
        </Button>
      )}
      {all.data.pages[0]?.unread ? (
        <Button block loading={read.isPending} onClick={() => read.mutate(undefined)}>
          {t("markAll")}
        </Button>
      ) : null}
    </>
  );
}

function Line({ notice, onRead }: { notice: Notice; onRead: (id: number) => void }) {
  const { language } = useLanguage();
  const go = useGo();
  const open = () => {
    if (!notice.read) onRead(notice.id);
    const page = phonePath(notice.path);
    if (page) go(page);
    else if (notice.path) location.assign(notice.path);
  };
  return (
    <li>
      <button type="button" className="ph-row" onClick={open}>
        <span style={{ flex: 1, fontWeight: notice.read ? 400 : 600 }}>{notice.text}</span>
        <time className="yd-faint" dateTime={notice.at}>
          {formatAgo(notice.at, language)}
        </time>
      </button>
    </li>
  );
}
