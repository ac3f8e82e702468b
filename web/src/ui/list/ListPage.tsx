// The list of any resource. An entity's page gives its name and what is special about it; everything else comes from its specification.
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCount, useRows, useSpec, useViews } from "@/api/records";
import type { ResourceSpec, Row, SavedView, Selection, ViewMode, ViewState } from "@/api/resource";
import { both, type Condition } from "@/domain/conditions";
import { useFields } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { type BulkAction, BulkBar } from "@/ui/list/BulkBar";
import type { CellRenderers } from "@/ui/list/DataTable";
import { GroupTable } from "@/ui/list/GroupTable";
import { ListRows } from "@/ui/list/ListRows";
import { ListToolbar } from "@/ui/list/ListToolbar";
import { Pager, usePaging } from "@/ui/list/Pager";
import { SavedViews } from "@/ui/list/SavedViews";
import { useListState } from "@/ui/list/useListState";
import { useCreate } from "@/ui/record/create";
import { setNeighbours } from "@/ui/record/open";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface ListPageProps {
  resource: string;
  title?: ReactNode;
  /** Choice fields offered as one-click chips. */
  quick?: readonly string[];
  /** Own renderings by column path. */
  cells?: CellRenderers;
  /** The body of a card at phone width. */
  card?: (row: Row) => ReactNode;
  /** Buttons beside "new". */
  actions?: ReactNode;
  rowActions?: (row: Row) => ReactNode;
  bulkActions?: readonly BulkAction[];
  /** A second way to show the same selection. */
  board?: (selection: Selection, state: ViewState) => ReactNode;
  /** A third: by day. */
  calendar?: (selection: Selection) => ReactNode;
  /** Always holds and is not shown: "of this customer". */
  fixedFilter?: Condition;
  defaults?: Partial<ViewState>;
  /** Values for a new record made from here. */
  initial?: Record<string, unknown>;
  /** Inside a record's tab: no heading, no saved views, state not in the address. */
  embedded?: boolean;
  onCreate?: () => void;
  /** A list of what came about: nothing is made new from here. */
  creates?: false;
  /** Between the heading and the list: the figures that it is about. */
  above?: ReactNode;
  /** Instead of "none yet", when nothing is asked of the list. */
  none?: { title: string; hint?: string };
}

const SIZE = 50;
const NO_VIEWS: SavedView[] = [];

export function ListPage(props: ListPageProps) {
  const spec = useSpec(props.resource);
  const views = useViews(props.resource);
  if (spec.isError) return <PageError error={spec.error} onRetry={() => void spec.refetch()} />;
  // Without its views a list would show the wrong default first; a failure of the views alone must not hide the list.
  if (spec.isPending || (!props.embedded && views.isPending)) return <Loading />;
  return <Loaded {...props} spec={spec.data} views={views.data ?? NO_VIEWS} />;
}

function Loaded({ spec, views, ...props }: ListPageProps & { spec: ResourceSpec; views: SavedView[] }) {
  const { resource, fixedFilter, embedded = false } = props;
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const control = useListState(spec, views, { embedded, defaults: props.defaults });
  const { state, change } = control;
  const [needAll, setNeedAll] = useState(false);
  const paths = useMemo(() => [...state.columns, ...(state.group ? [state.group] : [])], [state.columns, state.group]);
  const book = useFields(spec, paths, needAll);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [everything, setEverything] = useState(false);
  const create = useCreate();

  const filter = useMemo(() => both(state.filter, fixedFilter), [state.filter, fixedFilter]);
  const selection: Selection = useMemo(
    () => ({ scope: state.scope, filter, q: state.q }),
    [state.scope, filter, state.q],
  );
  const key = JSON.stringify([resource, selection, state.sort]);
  const paging = usePaging(key);
  const asTable = state.mode === "table" && !state.group;
  const rows = useRows(
    resource,
    {
      ...selection,
      sort: state.sort,
      columns: [...new Set([spec.title_field, ...state.columns])],
      limit: SIZE,
      cursor: paging.cursor,
    },
    asTable,
  );
  const count = useCount(resource, selection, asTable);
  const shown = rows.data?.rows;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection or page forgets the ticks
  useEffect(() => {
    setSelected(new Set());
    setEverything(false);
  }, [key]);
  useEffect(() => {
    if (shown && !embedded) setNeighbours({ resource, ids: shown.map((row) => row.id) });
  }, [shown, embedded, resource]);

  const group = state.group ? book.find(state.group) : undefined;
  const clear = () => {
    setSelected(new Set());
    setEverything(false);
  };
  const makeNew = props.onCreate ?? (() => create(resource, props.initial));
  const modes: ViewMode[] = ["table", ...(props.board ? ["board" as const] : [])];
  if (props.calendar) modes.push("calendar");
  const newButton = props.creates !== false &&
    spec.can.create &&
    (spec.create_via !== "custom" || props.onCreate || create.has(resource)) && (
      <Button type="primary" icon={<PlusOutlined />} onClick={makeNew}>
        {t("create", { what: label(spec.label) })}
      </Button>
    );

  return (
    <div className={embedded ? "yd-list yd-list-embedded" : "yd-list"}>
      {!embedded && (
        <header className="yd-list-head">
          <h1>{props.title ?? label(spec.label_plural)}</h1>
          <SavedViews resource={resource} views={views} control={control} />
          <span className="yd-grow" />
          {props.actions}
          {newButton}
        </header>
      )}
      {props.above}
      <ListToolbar
        spec={spec}
        state={state}
        book={book}
        quick={props.quick ?? []}
        modes={modes}
        scoped={!embedded}
        onChange={change}
        onNeedAll={() => setNeedAll(true)}
      />
      {embedded && (newButton || props.actions) && (
        <div className="yd-list-embedded-actions">
          {props.actions}
          {newButton}
        </div>
      )}
      <BulkBar
        spec={spec}
        ids={[...selected]}
        everything={everything}
        selection={selection}
        count={count.data}
        shown={{ sort: state.sort, columns: state.columns }}
        actions={props.bulkActions}
        onEverything={() => setEverything(true)}
        onClear={clear}
      />
      {state.mode === "board" && props.board ? (
        props.board(selection, state)
      ) : state.mode === "calendar" && props.calendar ? (
        props.calendar(selection)
      ) : state.group ? (
        group ? (
          <GroupTable spec={spec} state={state} field={group} fixed={fixedFilter} onChange={change} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          <ListRows
            spec={spec}
            book={book}
            state={state}
            answer={rows}
            sums={count.data?.sums}
            selected={selected}
            cells={props.cells}
            card={props.card}
            rowActions={props.rowActions}
            bulk={(props.bulkActions?.length ?? 0) > 0}
            onChange={change}
            onSelect={(ids, on) => {
              setEverything(false);
              setSelected((known) => {
                const next = new Set(known);
                for (const id of ids) on ? next.add(id) : next.delete(id);
                return next;
              });
            }}
            create={newButton}
            none={props.none}
          />
          {(shown?.length ?? 0) > 0 && (
            <Pager
              paging={paging}
              next={rows.data?.next_cursor ?? null}
              shown={shown?.length ?? 0}
              size={SIZE}
              count={count.data}
              keys={!embedded}
            />
          )}
        </>
      )}
    </div>
  );
}
