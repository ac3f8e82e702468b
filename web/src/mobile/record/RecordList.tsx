// A list of records on the phone: whose, which, search by name, pinyin or phone, and the way to each record.
import { SearchBar } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSpec } from "@/api/records";
import type { ListScope, QueryBody, Values } from "@/api/resource";
import { both } from "@/domain/conditions";
import { Rows, useFound } from "@/mobile/record/Rows";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { DaysLeft } from "@/ui/pool/DaysLeft";
import { dueCondition } from "@/ui/pool/due";
import { PageError } from "@/ui/state/PageError";

const SCOPES = ["mine", "team", "all"] as const satisfies readonly ListScope[];

export interface RecordListProps {
  resource: string;
  /** Address of a record without its id. */
  path: string;
  search: string;
  nothing: string;
  columns: readonly string[];
  body: Pick<QueryBody, "filter" | "sort">;
  /** Under the name, in one line; what is empty is left out. */
  said: (values: Values) => readonly unknown[];
  /** Beside the scopes. */
  beside?: ReactNode;
  /** Between the scopes and the rows. */
  children?: ReactNode;
}

/** The scope that the address names, among those of the phone. */
export function useScope(): ListScope {
  const { search } = useAddress();
  return SCOPES.find((one) => one === search.get("scope")) ?? "mine";
}

export function RecordList({
  resource,
  path,
  search: placeholder,
  nothing,
  columns: columnsWanted,
  body,
  said,
  beside,
  children,
}: RecordListProps) {
  const { t } = useTranslation("phone");
  const { t: tp } = useTranslation("pools");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const scope = useScope();
  const [text, setText] = useState(search.get("q") ?? "");
  const q = useDeferredValue(text.trim());
  const spec = useSpec(resource);
  // A column that a role may not see is not asked for, else there would be no list.
  const columns = [...columnsWanted, "pool_due_on"].filter((name) =>
    spec.data?.fields.some((one) => one.name === name),
  );
  const due = dueCondition(search);
  const found = useFound(resource, { ...body, filter: both(due, body.filter), columns, scope, q }, spec.isSuccess);
  const scopes = SCOPES.filter((one) => spec.data?.scopes.includes(one));
  return (
    <>
      <div className="ph-search">
        <SearchBar
          placeholder={placeholder}
          value={text}
          onChange={(next) => {
            setText(next);
            patch({ q: next.trim() });
          }}
        />
      </div>
      <div className="ph-chips">
        {scopes.length > 1 &&
          scopes.map((one) => (
            <button key={one} type="button" aria-pressed={one === scope} onClick={() => patch({ scope: one })}>
              {t(`customers.${one}`)}
            </button>
          ))}
        {due && (
          <button type="button" aria-pressed onClick={() => patch({ due: null, of: null })}>
            {tp("dueOnly")} ✕
          </button>
        )}
        {beside}
      </div>
      {children}
      {spec.isError && <PageError error={spec.error} onRetry={() => void spec.refetch()} />}
      <Rows found={found} nothing={nothing}>
        {(row) => (
          <Link to={`${path}/${row.id}`} className="ph-row">
            <span>
              <strong>{String(row.values.name)}</strong>
              <small>{said(row.values).filter(Boolean).join(" · ")}</small>
            </span>
            {row.values.pool_due_on ? (
              <small style={{ flex: "none" }}>
                <DaysLeft day={row.values.pool_due_on} />
              </small>
            ) : (
              <RightOutline />
            )}
          </Link>
        )}
      </Rows>
    </>
  );
}
