// All notifications, newest first; the filters are in the address.
import "@/styles/notices.css";
import { SettingOutlined } from "@ant-design/icons";
import { Button, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Notice, useAllNotices, useReadNotices, useWishes } from "@/api/notices";
import { formatAgo } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("notices");
  const { label } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const wishes = useWishes();
  const read = useReadNotices();
  const question = { unread: search.get("unread") === "1", group: search.get("group") ?? "" };
  return (
    <div className="yd-page yd-narrow">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <span className="yd-grow" />
        <Button onClick={() => read.mutate(undefined)} loading={read.isPending}>
          {t("markAll")}
        </Button>
        <Link to="/notifications/settings" className="yd-link-button">
          <SettingOutlined /> {t("settings")}
        </Link>
      </header>
      <search className="yd-toolbar">
        <Segmented
          value={question.unread ? "unread" : "all"}
          options={[
            { value: "all", label: t("all") },
            { value: "unread", label: t("unread") },
          ]}
          onChange={(value) => patch({ unread: value === "unread" ? "1" : null })}
        />
        <Select
          aria-label={t("about")}
          placeholder={t("about")}
          allowClear
          style={{ width: 180 }}
          value={question.group || null}
          options={(wishes.data?.groups ?? []).map((one) => ({ value: one.code, label: label(one.label) }))}
          onChange={(group: string | undefined) => patch({ group })}
        />
      </search>
      <All question={question} onRead={(id) => read.mutate([id])} />
    </div>
  );
}

function All({ question, onRead }: { question: { unread: boolean; group: string }; onRead: (id: number) => void }) {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const all = useAllNotices(question);
  if (all.isError) return <PageError error={all.error} onRetry={() => void all.refetch()} />;
  if (all.isPending) return <Loading />;
  const items = all.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState art="done" title={t("nothing")} hint={t("nothingHint")} />;
  return (
    <section className="yd-panel">
      <ul className="yd-notice-list">
        {items.map((one) => (
          <Line key={one.id} notice={one} onRead={onRead} />
        ))}
      </ul>
      {all.hasNextPage && (
        <Button block loading={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
          {tc("loadMore")}
        </Button>
      )}
    </section>
  );
}

function Line({ notice, onRead }: { notice: Notice; onRead: (id: number) => void }) {
  const { t } = useTranslation("notices");
  const { language } = useLanguage();
  return (
    <li className={notice.read ? undefined : "yd-unread"}>
      {notice.path ? (
        <Link to={notice.path} onClick={() => !notice.read && onRead(notice.id)}>
          {notice.text}
        </Link>
      ) : (
        <span>{notice.text}</span>
      )}
      <time dateTime={notice.at}>{formatAgo(notice.at, language)}</time>
      {!notice.read && (
        <Button size="small" type="text" onClick={() => onRead(notice.id)}>
          {t("markOne")}
        </Button>
      )}
    </li>
  );
}
