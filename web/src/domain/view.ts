// A list's state in the address. A saved view is the base; the address carries only what differs from it.
import type { Condition } from "@/domain/conditions";

export interface ViewSort {
  field: string;
  desc: boolean;
}
export interface ListState {
  scope: string;
  filter: Condition | null;
  q: string;
  sort: ViewSort[];
  columns: string[];
  group: string | null;
  mode: string;
}
export type ListKey = keyof ListState;
export const LIST_KEYS: readonly ListKey[] = ["scope", "filter", "q", "sort", "columns", "group", "mode"];

const same = (first: unknown, second: unknown) => JSON.stringify(first) === JSON.stringify(second);

const encoders: { [Key in ListKey]: (value: ListState[Key]) => string } = {
  scope: (value) => value,
  filter: (value) => (value ? JSON.stringify(value) : "-"),
  q: (value) => value || "-",
  sort: (value) => value.map((one) => (one.desc ? `-${one.field}` : one.field)).join(",") || "-",
  columns: (value) => value.join(","),
  group: (value) => value ?? "-",
  mode: (value) => value,
};

const decoders: { [Key in ListKey]: (text: string) => ListState[Key] | undefined } = {
  scope: (text) => text,
  filter: (text) => {
    if (text === "-") return null;
    try {
      const tree = JSON.parse(text) as Condition;
      return Array.isArray(tree.rules) ? tree : undefined;
    } catch {
      return undefined;
    }
  },
  q: (text) => (text === "-" ? "" : text),
  sort: (text) =>
    text === "-"
      ? []
      : text
          .split(",")
          .map((one) => (one.startsWith("-") ? { field: one.slice(1), desc: true } : { field: one, desc: false })),
  columns: (text) => text.split(",").filter(Boolean),
  group: (text) => (text === "-" ? null : text),
  mode: (text) => text,
};

/** What the address says differently; unreadable parts are ignored. */
export function readAddress(search: URLSearchParams): Partial<ListState> {
  const found: Partial<ListState> = {};
  for (const key of LIST_KEYS) {
    const text = search.get(key);
    if (text === null) continue;
    const value = decoders[key](text);
    if (value !== undefined) Object.assign(found, { [key]: value });
  }
  return found;
}

/** Search parameters for the difference between the state and its base; null removes one. */
export function writeAddress(state: ListState, base: ListState): Record<ListKey, string | null> {
  const encode = <Key extends ListKey>(key: Key) => (same(state[key], base[key]) ? null : encoders[key](state[key]));
  return Object.fromEntries(LIST_KEYS.map((key) => [key, encode(key)])) as Record<ListKey, string | null>;
}

export const isDirty = (state: ListState, base: ListState) => LIST_KEYS.some((key) => !same(state[key], base[key]));

/** An address of a list that shows exactly these records: what every figure links to. */
export function listAddress(path: string, state: Partial<ListState>): string {
  const search = new URLSearchParams();
  for (const key of LIST_KEYS) {
    const value = state[key];
    if (value !== undefined) search.set(key, (encoders[key] as (one: unknown) => string)(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
