// Rows of records on the phone, more as one scrolls; waiting, failing and finding nothing look the same everywhere.
import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { InfiniteScroll } from "antd-mobile";
import type { ReactNode } from "react";
import { api } from "@/api/client";
import { resourceKey } from "@/api/records";
import type { QueryAnswer, QueryBody, Row } from "@/api/resource";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SIZE = 30;

export const useFound = (resource: string, body: QueryBody, enabled = true) =>
  useInfiniteQuery({
    queryKey: [...resourceKey(resource), "phone", body],
    queryFn: ({ pageParam, signal }) =>
      api.ask<QueryAnswer>(`/resources/${resource}/query`, { ...body, limit: SIZE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    enabled,
    select: (data) => data.pages.flatMap((page) => page.rows),
  });

export interface RowsProps {
  found: UseInfiniteQueryResult<Row[]>;
  /** What is said when there are none. */
  nothing: string;
  children: (row: Row) => ReactNode;
}

export function Rows({ found, nothing, children }: RowsProps) {
  if (found.isPending) return <Loading />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.length === 0) return <EmptyState art="filter" title={nothing} />;
  return (
    <section className="ph-panel">
      <ul className="ph-rows">
        {found.data.map((row) => (
          <li key={row.id}>{children(row)}</li>
        ))}
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
