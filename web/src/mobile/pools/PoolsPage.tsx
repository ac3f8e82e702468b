// Public pools on the phone: choose one, look for a record, claim it with one touch.
import { Button, SearchBar, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { lying, type Pool, usePools, usePoolVerbs } from "@/api/pools";
import type { Row } from "@/api/resource";
import { formatAgo } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { ReasonSheet } from "@/mobile/pools/ReasonSheet";
import { Rows, useFound } from "@/mobile/record/Rows";
import { Sheet } from "@/mobile/record/Sheet";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, useBack, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function PoolsPage() {
  const { t } = useTranslation("pools");
  const { t: tc } = useTranslation();
  const back = useBack();
  const pools = usePools();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const on = (pools.data?.items ?? []).filter((one) => one.active);
  const pool =
    on.find((one) => String(one.id) === search.get("pool")) ??
    on.find((one) => one.kind === search.get("kind")) ??
    on[0];
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("title")}</h1>
      </header>
      {pools.isPending && <Loading />}
      {pools.isError && <PageError error={pools.error} onRetry={() => void pools.refetch()} />}
      {pools.isSuccess && !pool && <EmptyState title={t("none")} hint={t("noneMember")} />}
      {on.length > 1 && (
        <div className="ph-chips">
          {on.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={one.id === pool?.id}
              onClick={() => patch({ pool: String(one.id) })}
            >
              {one.name} {one.count}
            </button>
          ))}
        </div>
      )}
      {pool && <Records key={pool.id} pool={pool} />}
    </>
  );
}

function Records({ pool }: { pool: Pool }) {
  const { t } = useTranslation("pools");
  const { t: tp } = useTranslation("phone");
  const { data: me } = useMe();
  const { t: tc } = useTranslation();
  const { claim, undo } = usePoolVerbs();
  const [text, setText] = useState("");
  const [asking, setAsking] = useState<Row | null>(null);
  const [refused, setRefused] = useState<{ id: number; why: string } | null>(null);
  const [got, setGot] = useState<{ row: Row; token: string } | null>(null);
  const found = useFound(lying(pool.kind), {
    q: useDeferredValue(text.trim()),
    filter: { combinator: "and", rules: [{ field: "pool", operator: "=", value: pool.id }] },
    sort: [{ field: "since", desc: true }],
    columns: ["name", "industry", "city", "since", "reason"],
  });
  const claims = pool.member && !pool.assign_only && may(me?.permissions, "pool.claim");
  const take = (row: Row, reason: string) => {
    setAsking(null);
    setRefused(null);
    setGot(null);
    claim.mutate(
      { pool: pool.id, ids: [row.id], reason },
      {
        onSuccess: ({ failed, undo_token }) =>
          failed[0] ? setRefused({ id: row.id, why: failed[0].message }) : setGot({ row, token: undo_token ?? "" }),
        onError: (error) => Toast.show({ content: asApiError(error).message, duration: 4000 }),
      },
    );
  };
  const giveBack = (token: string) => {
    setGot(null);
    undo.mutate(token, {
      onSuccess: ({ done, failed }) =>
        Toast.show({ content: failed[0]?.message ?? t("undone", { count: done }), duration: 3000 }),
      onError: (error) => Toast.show({ content: asApiError(error).message, duration: 4000 }),
    });
  };
  const { standing } = pool;
  return (
    <>
      <div className="ph-search">
        <SearchBar placeholder={tp("customers.search")} value={text} onChange={setText} />
      </div>
      {standing && standing.left !== null && (
        <p className={standing.left === 0 ? "yd-risk" : "yd-muted"} role="status">
          {standing.left > 0 ? t("left", { count: standing.left }) : t("leftNone")}
        </p>
      )}
      {got && (
        <div className="ph-panel ph-row" role="status">
          <span>
            <small>{t("claimed", { count: 1 })}</small>
            <Link to={`/m/${pool.kind}s/${got.row.id}`}>{String(got.row.values.name)}</Link>
          </span>
          {got.token && (
            <Button size="small" style={{ minHeight: 44 }} onClick={() => giveBack(got.token)}>
              {tc("undo")}
            </Button>
          )}
        </div>
      )}
      <Rows found={found} nothing={tp("customers.nothing")}>
        {(row) => (
          <div className="ph-row">
            <Said row={row} refused={refused?.id === row.id ? refused.why : ""} />
            {claims && (
              <Button
                size="small"
                color="primary"
                fill="outline"
                aria-label={`${t("claim")} ${String(row.values.name)}`}
                style={{ minHeight: 44, minWidth: 64 }}
                disabled={claim.isPending}
                onClick={() => (pool.claim_reasons.length ? setAsking(row) : take(row, ""))}
              >
                {t("claim")}
              </Button>
            )}
          </div>
        )}
      </Rows>
      <Sheet open={asking !== null} onClose={() => setAsking(null)}>
        {asking && (
          <ReasonSheet
            title={t("claim")}
            pools={[{ id: pool.id, name: pool.name, reasons: pool.claim_reasons }]}
            onDone={(_, reason) => take(asking, reason)}
          />
        )}
      </Sheet>
    </>
  );
}

/** A record; why it may not be had stays under it, a passing message would be gone before it is read. */
function Said({ row, refused }: { row: Row; refused: string }) {
  const { language } = useLanguage();
  const { name, industry, city, since, reason } = row.values;
  const ago = typeof since === "string" ? formatAgo(since, language) : "";
  return (
    <span>
      <strong>{String(name)}</strong>
      <small>{[industry, city, ago, reason].filter(Boolean).join(" · ")}</small>
      {refused && (
        <small className="yd-risk" role="alert">
          {refused}
        </small>
      )}
    </span>
  );
}
