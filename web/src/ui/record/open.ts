// Opening a record: the drawer's place in the address (?open=customer:12), and the row's neighbours in the list it came from.
import { type MouseEvent, useCallback, useSyncExternalStore } from "react";
import { usePatchSearch } from "@/ui/nav";

export interface Opened {
  resource: string;
  id: number;
}

export function parseOpen(text: string | null): Opened | null {
  const match = /^([a-z_]+):(\d+)$/.exec(text ?? "");
  return match ? { resource: match[1] ?? "", id: Number(match[2]) } : null;
}

interface Neighbours {
  resource: string;
  ids: readonly number[];
}
let neighbours: Neighbours | null = null;
const listeners = new Set<() => void>();

/** The list that is shown says which rows stand around the one that is opened. */
export function setNeighbours(next: Neighbours | null): void {
  neighbours = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const snapshot = () => neighbours;

export function useNeighbours({ resource, id }: Opened): { previous: number | null; next: number | null } {
  const around = useSyncExternalStore(subscribe, snapshot);
  if (around?.resource !== resource) return { previous: null, next: null };
  const at = around.ids.indexOf(id);
  return at < 0
    ? { previous: null, next: null }
    : { previous: around.ids[at - 1] ?? null, next: around.ids[at + 1] ?? null };
}

export function useOpenRecord() {
  const patch = usePatchSearch();
  const open = useCallback(
    (resource: string, id: number) => patch({ open: `${resource}:${id}` }, { replace: false }),
    [patch],
  );
  const close = useCallback(() => patch({ open: null }, { replace: false }), [patch]);
  /** Properties for an <a>: a click opens the drawer, a new tab opens the same page with the drawer. */
  const link = useCallback(
    (resource: string, id: number) => ({
      href: `?open=${resource}:${id}`,
      onClick: (event: MouseEvent) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        event.stopPropagation();
        open(resource, id);
      },
    }),
    [open],
  );
  return { open, close, link };
}
