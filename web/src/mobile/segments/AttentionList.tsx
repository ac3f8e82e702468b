// The customers of a warning with the reason in days; the whole row opens the customer, beside it: call, write.
import { useInfiniteQuery } from "@tanstack/react-query";
import { InfiniteScroll } from "antd-mobile";
import { EditSOutline, PhoneFill } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { resourceKey } from "@/api/records";
import type { QueryAnswer, Row } from "@/api/resource";
import type { Condition } from "@/domain/conditions";
import { today } from "@/domain/dates";
import { whyOf } from "@/domain/standing";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export type Show = "" | "visits" | "buying" | "contact" | "dormant";
const SIZE = 30;
const COLUMNS = [
  "name",
  "grade",
  "phone",
  "owner",
  "attention",
  "visit_due_on",
  "won_last",
  "buy_expected",
  "last_followup_at",
  "contact_expected",
];

function wanted(show: Show): Condition {
  const late = { field: "visit_due_on", operator: "<" as const, value: today() };
  const warned = (value: string[]) => ({ field: "attention", operator: "in" as const, value });
  if (show === "visits") return { combinator: "and", rules: [late] };
  if (show === "dormant") return { combinator: "and", rules: [warned(["dormant"])] };
  if (show !== "") return { combinator: "and", rules: [warned([show, "both"])] };
  return { combinator: "or", rules: [late, warned(["dormant", "both", "buying", "contact"])] };
}

export interface AttentionListProps {
  scope: "mine" | "all";
  show: Show;
  /** Null where the person may write nothing. */
  onWrite: ((customer: number) => void) | null;
}

export function AttentionList({ scope, show, onWrite }: AttentionListProps) {
  const { t } = useTranslation("segments");
  const found = useInfiniteQuery({
    queryKey: [...resourceKey("customer"), "attention", scope, show],
    queryFn: ({ pageParam, signal }) =>
      api.ask<QueryAnswer>(
        "/resources/customer/query",
        {
          scope,
          filter: wanted(show),
          sort: [{ field: "visit_due_on", desc: false }],
          columns: COLUMNS,
          limit: SIZE,
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
  if (rows.length === 0)
    return <EmptyState art="done" title={t("attention.nothing")} hint={t("attention.nothingHint")} />;
  return (
    <section className="ph-panel">
      <ul className="ph-rows">
        {rows.map((row) => (
          <Line key={row.id} row={row} named={scope === "all"} onWrite={onWrite} />
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

function Line({ row, named, onWrite }: { row: Row; named: boolean; onWrite: AttentionListProps["onWrite"] }) {
  const { t } = useTranslation("segments");
  const { t: tp } = useTranslation("phone");
  const { values } = row;
  const name = String(values.name);
  const owner = (values.owner as { label: string } | null)?.label;
  const phone = typeof values.phone === "string" ? values.phone.replace(/[^\d+]/g, "") : "";
  const why = whyOf(values, today()).map(({ kind, days, every }) => t(`why.${kind}`, { days, every: every ?? 0 }));
  return (
    <li>
      <div className="ph-row">
        <Link to={`/m/customers/${row.id}`} className="ph-open">
          <strong>{name}</strong>
          <small className="ph-words yd-risk">{why.join(" · ")}</small>
          <small>{[values.grade, named && owner].filter(Boolean).join(" · ")}</small>
        </Link>
        {onWrite && (
          <button
            type="button"
            className="ph-call"
            aria-label={`${tp("followup.write")} ${name}`}
            onClick={() => onWrite(row.id)}
          >
            <EditSOutline />
          </button>
        )}
        {phone && (
          <a className="ph-call" href={`tel:${phone}`} aria-label={tp("customer.call", { name })}>
            <PhoneFill />
          </a>
        )}
      </div>
    </li>
  );
}
