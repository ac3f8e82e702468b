// The state of a list: specification, then saved view, then what the address says. Embedded lists keep it in memory.
import { useCallback, useMemo, useState } from "react";
import type { ResourceSpec, SavedView, ViewState } from "@/api/resource";
import { isDirty, type ListState, readAddress, writeAddress } from "@/domain/view";
import { useAddress, usePatchSearch } from "@/ui/nav";

export interface ListControl {
  state: ViewState;
  /** The saved view in use; null is the standard one. */
  view: SavedView | null;
  dirty: boolean;
  change: (patch: Partial<ViewState>) => void;
  choose: (view: SavedView | null) => void;
  revert: () => void;
}

/** Standard before "mine": the wider scope first only when the specification says so. */
function standard(spec: ResourceSpec, defaults?: Partial<ViewState>): ListState {
  return {
    scope: spec.scopes[0] ?? "all",
    filter: null,
    q: "",
    sort: spec.default_sort,
    columns: spec.default_columns,
    group: null,
    mode: "table",
    ...defaults,
  };
}

export interface ListStateOptions {
  embedded?: boolean;
  defaults?: Partial<ViewState> | undefined;
}

export function useListState(
  spec: ResourceSpec,
  views: readonly SavedView[],
  { embedded, defaults }: ListStateOptions,
): ListControl {
  const { search } = useAddress();
  const patchSearch = usePatchSearch();
  const [memory, setMemory] = useState<Partial<ListState>>({});
  const asked = embedded ? null : search.get("view");
  const view = useMemo(() => {
    if (embedded || asked === "0") return null;
    if (asked !== null) return views.find((one) => String(one.id) === asked) ?? null;
    return views.find((one) => one.is_default) ?? null;
  }, [asked, embedded, views]);
  const base = useMemo(
    () => ({ ...standard(spec, defaults), ...(view?.state ?? {}) }) as ListState,
    [spec, defaults, view],
  );
  const overrides = useMemo(() => (embedded ? memory : readAddress(search)), [embedded, memory, search]);
  const state = useMemo(() => ({ ...base, ...overrides }), [base, overrides]);

  const change = useCallback(
    (patch: Partial<ViewState>) => {
      if (embedded) setMemory((known) => ({ ...known, ...patch }));
      else
        patchSearch({
          ...writeAddress({ ...state, ...patch } as ListState, base),
          view: view ? String(view.id) : asked,
        });
    },
    [asked, base, embedded, patchSearch, state, view],
  );
  const clear = useMemo(() => writeAddress(base, base), [base]);
  const choose = useCallback(
    (next: SavedView | null) => patchSearch({ ...clear, view: next ? String(next.id) : "0" }, { replace: false }),
    [clear, patchSearch],
  );
  const revert = useCallback(() => patchSearch(clear), [clear, patchSearch]);
  return { state: state as ViewState, view, dirty: isDirty(state, base), change, choose, revert };
}
