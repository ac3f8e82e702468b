// What happened around a record, newest first, under the days on which it happened.
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTimeline } from "@/api/records";
import type { TimelineItem } from "@/api/resource";
import { dayOf, formatAgo, formatDay, formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { useEventText } from "@/ui/record/eventText";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface TimelineProps {
  resource: string;
  id: number;
  /** Own rendering for a kind of item; null or undefined leaves the standard one. */
  render?: (item: TimelineItem) => ReactNode;
  /** Above the items: the quick entry. */
  children?: ReactNode;
}

export const actorName = (actor: TimelineItem["actor"]): string =>
  typeof actor === "string" ? actor : (actor?.name ?? "");

export function Timeline({ resource, id, render, children }: TimelineProps) {
  const { t } = useTranslation("record");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const feed = useTimeline(resource, id);
  const items = feed.data?.pages.flatMap((page) => page.items) ?? [];
  const standard = (item: TimelineItem) => <p>{say(item)}</p>;
  const say = useEventText();
  let day = "";
  return (
    <section className="yd-timeline" aria-label={t("timeline")}>
      {children}
      {feed.isPending && <Loading rows={4} />}
      {feed.isError && <PageError compact error={feed.error} onRetry={() => void feed.refetch()} />}
      {feed.isSuccess && items.length === 0 && <EmptyState compact title={t("timelineEmpty")} />}
      <ol>
        {items.map((item, index) => {
          const own = dayOf(new Date(item.at));
          const head = own === day ? null : own;
          day = own;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: items only ever grow at the end, and many share a moment
            <Fragment key={`${item.at}-${index}`}>
              {head && <li className="yd-timeline-day">{formatDay(head, language)}</li>}
              <li className={`yd-timeline-item yd-kind-${item.kind}`}>
                <div className="yd-timeline-head">
                  <strong>{actorName(item.actor)}</strong>
                  <time dateTime={item.at} title={formatMoment(item.at, language)}>
                    {formatAgo(item.at, language)}
                  </time>
                </div>
                {render?.(item) ?? standard(item)}
              </li>
            </Fragment>
          );
        })}
      </ol>
      {feed.hasNextPage && (
        <button
          type="button"
          className="yd-button"
          disabled={feed.isFetchingNextPage}
          onClick={() => void feed.fetchNextPage()}
        >
          {tc(feed.isFetchingNextPage ? "loading" : "loadMore")}
        </button>
      )}
    </section>
  );
}
