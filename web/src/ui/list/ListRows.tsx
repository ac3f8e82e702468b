// The rows of a list in whatever state they are: loading, failed, none, a table, or cards at phone width.
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { QueryAnswer, ResourceSpec, Row, Sort, ViewState } from "@/api/resource";
import type { Field, FieldBook } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { CardList } from "@/ui/list/CardList";
import { ConflictDialog } from "@/ui/list/ConflictDialog";
import { type CellRenderers, DataTable } from "@/ui/list/DataTable";
import { useInlineEdit } from "@/ui/list/useInlineEdit";
import { useAddress } from "@/ui/nav";
import { parseOpen, useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { useWide } from "@/ui/state/useWide";

export interface ListRowsProps {
  spec: ResourceSpec;
  book: FieldBook;
  state: ViewState;
  answer: UseQueryResult<QueryAnswer>;
  sums: Record<string, string | null> | undefined;
  selected: ReadonlySet<number>;
  cells: CellRenderers | undefined;
  card: ((row: Row) => ReactNode) | undefined;
  rowActions: ((row: Row) => ReactNode) | undefined;
  /** There are verbs of the page for ticked rows. */
  bulk: boolean;
  create: ReactNode;
  none: { title: string; hint?: string } | undefined;
  onChange: (patch: Partial<ViewState>) => void;
  onSelect: (ids: readonly number[], on: boolean) => void;
}

/** A click goes ascending, descending, unsorted; with Shift it joins the other columns. */
export function nextSort(sort: Sort[], field: string, add: boolean): Sort[] {
  const found = sort.find((one) => one.field === field);
  const others = add ? sort.filter((one) => one.field !== field) : [];
  if (!found) return [...others, { field, desc: false }];
  return found.desc ? others : [...others, { field, desc: true }];
}

export function ListRows(props: ListRowsProps) {
  const { spec, book, state, answer, onChange } = props;
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const wide = useWide();
  const { open } = useOpenRecord();
  const { search } = useAddress();
  const edit = useInlineEdit(spec);
  const opened = parseOpen(search.get("open"));
  const fields = useMemo(() => state.columns.flatMap<Field>((path) => book.find(path) ?? []), [state.columns, book]);
  const what = label(spec.label_plural);

  if (answer.isPending) return <Loading rows={12} />;
  if (answer.isError) return <PageError error={answer.error} onRetry={() => void answer.refetch()} />;
  const { rows, latest } = answer.data;
  if (rows.length === 0) {
    const filtered = Boolean(state.filter || state.q);
    if (!filtered && props.none) return <EmptyState art="done" {...props.none} />;
    return filtered ? (
      <EmptyState art="filter" title={t("empty.filtered", { what })} hint={t("empty.filteredHint")}>
        <Button onClick={() => onChange({ filter: null, q: "" })}>{t("empty.clear")}</Button>
      </EmptyState>
    ) : (
      <EmptyState title={t("empty.nothing", { what })} hint={spec.can.create ? t("empty.nothingHint") : undefined}>
        {props.create}
      </EmptyState>
    );
  }
  const selectable = spec.can.edit || spec.can.delete || spec.can.assign || spec.can.export || props.bulk;
  const common = {
    spec,
    fields,
    rows,
    selected: props.selected,
    selectable,
    cells: props.cells,
    onOpen: (row: Row) => open(spec.name, row.id),
    onSelect: props.onSelect,
  };
  return (
    <div className={answer.isPlaceholderData ? "yd-stale" : undefined}>
      {latest && (
        <p className="yd-faint">{t("latestSorted", { count: latest.toLocaleString("en") as unknown as number })}</p>
      )}
      {wide ? (
        <DataTable
          {...common}
          sort={state.sort}
          sums={props.sums}
          opened={opened?.resource === spec.name ? opened.id : null}
          rowActions={props.rowActions}
          onSort={(field, add) => onChange({ sort: nextSort(state.sort, field.path, add) })}
          onSave={(row, field, value) => void edit.commit(row, { [field.path]: value })}
        />
      ) : (
        <CardList {...common} card={props.card} />
      )}
      {edit.conflict && (
        <ConflictDialog
          spec={spec}
          yours={edit.conflict.yours}
          theirs={edit.conflict.theirs}
          onKeepMine={() => void edit.keepMine()}
          onKeepTheirs={edit.keepTheirs}
        />
      )}
    </div>
  );
}
