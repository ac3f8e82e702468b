// Targets, their grid and what can be done with them; amounts are whole fen.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";

export interface Target {
  id: number;
  name: string;
  metric: string;
  year: number;
  team: { id: number; name: string };
  amount: number;
  /** What the cells add up to, and what is left to split (negative: too much). */
  total: number;
  gap: number;
  status: "draft" | "published" | "archived";
  revision: number;
  supersedes: number | null;
  version: number;
  note: string;
  created_at: string;
  published_at: string | null;
  published_by: string | null;
  can_edit: boolean;
  can_publish: boolean;
}
export interface Row {
  key: string;
  team: number;
  member: number | null;
  parent: number | null;
  name: string;
  depth: number;
  children: number;
  values: number[];
  total: number;
  locks: string[];
  editable: boolean;
}
export interface Grid {
  target: Target;
  periods: string[];
  rows: Row[];
}
export interface Cell {
  team: number;
  member: number | null;
  period: string;
}
export type Rule = "siblings" | "months" | "parent";
export interface Wish {
  people: "history" | "equal" | "manual";
  months: "history" | "workdays" | "equal" | "manual";
  weights?: { member: number; weight: number }[];
  month_weights?: number[];
}
export interface Carrier {
  team: number;
  member: number;
  name: string;
  amount: number;
  share: number;
  reason: string;
}
export interface Proposal {
  target: Target;
  carriers: Carrier[];
  months: number[];
}

const KEY = ["figures", "targets"];
export const useTargets = () =>
  useQuery({
    queryKey: [...KEY, "list"],
    queryFn: ({ signal }) => api.get<{ items: Target[] }>("/targets", undefined, signal).then((answer) => answer.items),
  });

export function useCreateTarget() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; year: number; team: number; amount: number; note: string }) =>
      api.post<Target>("/targets", body),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export const gridKey = (id: number) => [...KEY, "grid", id];
/** The top node with `depth` levels; deeper ones are loaded when they are opened. */
export const useGrid = (id: number) =>
  useQuery({
    queryKey: gridKey(id),
    queryFn: ({ signal }) => api.get<Grid>(`/targets/${id}/grid`, { depth: 2 }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
export const loadTeam = (id: number, team: number) => api.get<Grid>(`/targets/${id}/grid`, { team });

/** New lines replace those of the same key; the others stay. */
export function merged(before: Grid | undefined, more: Grid): Grid {
  if (!before) return more;
  const fresh = new Map(more.rows.map((row) => [row.key, row]));
  const known = new Set(before.rows.map((row) => row.key));
  return {
    target: more.target,
    periods: before.periods,
    rows: [...before.rows.map((row) => fresh.get(row.key) ?? row), ...more.rows.filter((row) => !known.has(row.key))],
  };
}

export const verbs = (id: number) => ({
  set: (version: number, cells: (Cell & { value: number })[], rule: Rule, open: number[]) =>
    api.patch<Grid>(`/targets/${id}/cells`, { version, cells, rule, open }),
  lock: (version: number, cells: Cell[], locked: boolean, open: number[]) =>
    api.post<Grid>(`/targets/${id}/locks`, { version, cells, locked, open }),
  undo: (version: number, open: number[]) => api.post<Grid>(`/targets/${id}/undo`, { version, open }),
  split: (version: number, wish: Wish, preview: boolean) =>
    api.post<Proposal>(`/targets/${id}/split`, { version, ...wish, preview }),
  publish: (version: number) => api.post<Target>(`/targets/${id}/publish`, { version }),
  unpublish: (version: number) => api.post<Target>(`/targets/${id}/unpublish`, { version }),
  archive: (version: number) => api.post<Target>(`/targets/${id}/archive`, { version }),
  revise: () => api.post<Target>(`/targets/${id}/revise`),
  amount: (version: number, amount: number) => api.patch<Target>(`/targets/${id}`, { version, amount }),
  load: (version: number, file: File) => {
    const form = new FormData();
    form.append("version", String(version));
    form.append("file", file, file.name);
    return api.post<{ target: Target; changed: number; failed: { row: number; code: string; message: string }[] }>(
      `/targets/${id}/import`,
      form,
    );
  },
});
