// Customers: search by name, pinyin or phone; more as one scrolls.
import { useInfiniteQuery } from "@tanstack/react-query";
import { InfiniteScroll, SearchBar } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { useMe } from "@/api/me";
import { resourceKey, useSpec } from "@/api/records";
import type { ListScope, QueryAnswer } from "@/api/resource";
import { formatAgo } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SCOPES = ["mine", "team", "all"] as const;
const SIZE = 30;

function useCustomers(scope: ListScope, q: string) {
  return useInfiniteQuery({
    queryKey: [...resourceKey("customer"), "phone", scope, q],
    queryFn: ({ pageParam, signal }) =>
      api.ask<QueryAnswer>(
        "/resources/customer/query",
        {
          scope,
          q,
          sort: [{ field: "updated_at", desc: true }],
          columns: ["name", "grade", "city", "last_followup_at"],
          limit: SIZE,
          cursor: pageParam,
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

export function CustomersPage() {
  const { t } = useTranslation("phone");
  const { t: tp } = useTranslation("pools");
  const { t: ts } = useTranslation("segments");
  const { data: me } = useMe();
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const scope = (SCOPES as readonly string[]).includes(search.get("scope") ?? "")
    ? (search.get("scope") as ListScope)
    : "mine";
  const [text, setText] = useState(search.get("q") ?? "");
  const q = useDeferredValue(text.trim());
  const spec = useSpec("customer");
  const found = useCustomers(scope, q);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const scopes = SCOPES.filter((one) => spec.data?.scopes.includes(one));
  return (
    <>
      <div className="ph-search">
        <SearchBar
          placeholder={t("customers.search")}
          value={text}
          onChange={(next) => {
            setText(next);
            patch({ q: next.trim() });
          }}
        />
      </div>
      {scopes.length > 1 && (
        <div className="ph-chips">
          {scopes.map((one) => (
            <button key={one} type="button" aria-pressed={one === scope} onClick={() => patch({ scope: one })}>
              {t(`customers.${one}`)}
            </button>
          ))}
        </div>
      )}
      <p className="ph-links">
        <Link to="/m/attention">{ts("attention.title")} →</Link>
        {may(me?.permissions, "pool.read") && <Link to="/m/pools">{tp("title")} →</Link>}
      </p>
      {found.isPending && <Loading />}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <EmptyState art="filter" title={t("customers.nothing")} />}
      {rows.length > 0 && (
        <section className="ph-panel">
          <ul className="ph-rows">
            {rows.map((row) => (
              <li key={row.id}>
                <Link to={`/m/customers/${row.id}`} className="ph-row">
                  <span>
                    <strong>{String(row.values.name)}</strong>
                    <small>
                      {[
                        row.values.grade,
                        row.values.city,
                        row.values.last_followup_at
                          ? t("customers.last", { ago: formatAgo(String(row.values.last_followup_at), language) })
                          : t("customers.never"),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </span>
                  <RightOutline />
                </Link>
              </li>
            ))}
          </ul>
          <InfiniteScroll
            hasMore={found.hasNextPage}
            loadMore={async () => {
              await found.fetchNextPage({ throwOnError: true });
            }}
          />
        </section>
      )}
    </>
  );
}
