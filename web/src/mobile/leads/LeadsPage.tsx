// Leads: one's own first, the next contact on top; search by name, pinyin or phone; a new one in seconds.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, InfiniteScroll, Popup, SearchBar } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { resourceKey, useSpec } from "@/api/records";
import type { ListScope, QueryAnswer } from "@/api/resource";
import { formatAgo, formatMoment } from "@/domain/dates";
import { CardPicker } from "@/mobile/leads/CardPicker";
import { CardSheet } from "@/mobile/leads/CardSheet";
import { NewLeadSheet } from "@/mobile/leads/NewLeadSheet";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SCOPES = ["mine", "team", "all"] as const;
const OPEN = ["new", "contacted", "qualified"];
const SIZE = 30;

function useLeads(scope: ListScope, q: string) {
  return useInfiniteQuery({
    queryKey: [...resourceKey("lead"), "phone", scope, q],
    queryFn: ({ pageParam, signal }) =>
      api.ask<QueryAnswer>(
        "/resources/lead/query",
        {
          scope,
          q,
          filter: { combinator: "and", rules: [{ field: "status", operator: "in", value: OPEN }] },
          sort: [{ field: "updated_at", desc: true }],
          columns: ["name", "company", "status", "score", "last_followup_at", "next_contact_at"],
          limit: SIZE,
          cursor: pageParam,
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

export function LeadsPage() {
  const { t } = useTranslation("phoneLeads");
  const { t: tp } = useTranslation("phone");
  const { t: tl } = useTranslation("leads");
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const scope = (SCOPES as readonly string[]).includes(search.get("scope") ?? "")
    ? (search.get("scope") as ListScope)
    : "mine";
  const [text, setText] = useState(search.get("q") ?? "");
  const [adding, setAdding] = useState(false);
  const [card, setCard] = useState<number | null>(null);
  const q = useDeferredValue(text.trim());
  const spec = useSpec("lead");
  const found = useLeads(scope, q);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="ph-search">
        <SearchBar
          placeholder={t("search")}
          value={text}
          onChange={(next) => {
            setText(next);
            patch({ q: next.trim() });
          }}
        />
      </div>
      <div className="ph-chips">
        {SCOPES.filter((one) => spec.data?.scopes.includes(one)).map((one) => (
          <button key={one} type="button" aria-pressed={one === scope} onClick={() => patch({ scope: one })}>
            {tp(`customers.${one}`)}
          </button>
        ))}
        {spec.data?.can.create && <CardPicker onPicked={setCard} />}
      </div>
      {found.isPending && <Loading />}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <EmptyState art="filter" title={t("nothing")} />}
      {rows.length > 0 && (
        <section className="ph-panel">
          <ul className="ph-rows">
            {rows.map(({ id, values }) => (
              <li key={id}>
                <Link to={`/m/leads/${id}`} className="ph-row">
                  <span>
                    <strong>{String(values.name)}</strong>
                    <small>
                      {[
                        tl(`status.${values.status as "new"}`),
                        String(values.name).includes(String(values.company ?? "")) ? null : values.company,
                        typeof values.score === "number" ? t("score", { score: values.score }) : null,
                        values.next_contact_at
                          ? t("due", { at: formatMoment(String(values.next_contact_at), language).slice(5) })
                          : values.last_followup_at
                            ? formatAgo(String(values.last_followup_at), language)
                            : tl("never"),
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
      <Popup visible={card !== null} destroyOnClose onMaskClick={() => setCard(null)} onClose={() => setCard(null)}>
        {card !== null && <CardSheet id={card} onDone={() => setCard(null)} />}
      </Popup>
      {spec.data?.can.create && (
        <Button className="ph-fab" color="primary" shape="rounded" size="large" onClick={() => setAdding(true)}>
          {t("add")}
        </Button>
      )}
      <Popup visible={adding} destroyOnClose onMaskClick={() => setAdding(false)} onClose={() => setAdding(false)}>
        <NewLeadSheet onDone={() => setAdding(false)} />
      </Popup>
    </>
  );
}
