// Lost customers that are not back: when, why, to whom; a tap opens the customer, where it can be won back.
import { useInfiniteQuery } from "@tanstack/react-query";
import { InfiniteScroll } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { resourceKey } from "@/api/records";
import type { QueryAnswer } from "@/api/resource";
import { dayOf, formatDay } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function LostList({ scope }: { scope: "mine" | "all" }) {
  const { t } = useTranslation("segments");
  const { language } = useLanguage();
  const found = useInfiniteQuery({
    queryKey: [...resourceKey("customer_loss"), "phone", scope],
    queryFn: ({ pageParam, signal }) =>
      api.ask<QueryAnswer>(
        "/resources/customer_loss/query",
        {
          scope,
          filter: { combinator: "and", rules: [{ field: "back_at", operator: "null", value: null }] },
          sort: [{ field: "lost_at", desc: true }],
          columns: ["customer", "lost_at", "reason", "competitor"],
          limit: 30,
          cursor: pageParam,
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  const rows = found.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState art="done" title={t("lost.nobody")} />;
  return (
    <section className="ph-panel">
      <ul className="ph-rows">
        {rows.map(({ id, values }) => {
          const customer = values.customer as { id: number; label: string };
          return (
            <li key={id}>
              <Link to={`/m/customers/${customer.id}`} className="ph-row">
                <span>
                  <strong>{customer.label}</strong>
                  <small>
                    {t("line.lost", {
                      day: formatDay(dayOf(new Date(String(values.lost_at))), language),
                      reason: String(values.reason || t("lost.noReason")),
                    })}
                    {values.competitor ? ` · ${String(values.competitor)}` : ""}
                  </small>
                </span>
                <RightOutline />
              </Link>
            </li>
          );
        })}
      </ul>
      <InfiniteScroll
        hasMore={found.hasNextPage}
        loadMore={async () => {
          await found.fetchNextPage({ throwOnError: true });
        }}
      />
    </section>
  );
}
