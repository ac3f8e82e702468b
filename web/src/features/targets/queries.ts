// Targets, their grid and what can be done with them; amounts are whole smallest units of the metric.
import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Level } from "@/domain/levels";
import type { Unit } from "@/domain/units";
import type { View } from "@/features/targets/view";

export interface Target {
  id: number;
  name: string;
  metric: string;
  metric_label: { zh: string; en: string };
  unit: Unit;
  year: number;
  team: { id: number; name: string };
  amount: number;
  /** What the cells add up to, and what is left to split (negative: too much). */
  total: number;
  gap: number;
  /** Beside the target itself, lowest first, with what they come to for the whole. */
  levels: Level[];
  status: "draft" | "proposed" | "approved" | "published" | "superseded" | "archived";
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
/** A level as it is typed; one without a code has a name of its own. */
export interface LevelWish {
  code: string;
  name: string;
  bp: number;
}
export const levelWishes = (target: Target): LevelWish[] =>
  target.levels.map(({ code, label, bp }) => ({ code, name: code ? "" : label.zh, bp }));

export interface Row {
  key: string;
  team: number;
  member: number | null;
  part: number | null;
  parent: number | null;
  name: string;
  depth: number;
  children: number;
  values: number[];
  total: number;
  /** Locked periods, and who locked each. */
  locks: string[];
  locked_by: string[];
  editable: boolean;
}
export type Dimension = "product" | "customer" | "channel";
export interface Grid {
  target: Target;
  periods: string[];
  rows: Row[];
  parts: { id: number; name: string }[];
  dimensions: Dimension[];
  can_undo: boolean;
  can_redo: boolean;
}
/** A grid together with what it shows: while another view is loading, the old one stays on the screen. */
export interface Shown extends Grid {
  view: View;
}
export interface Cell {
  team: number;
  member: number | null;
  part: number | null;
  period: string;
}
export interface PartWish {
  product?: number;
  customer?: number;
  channel?: string;
  weight: number;
}
export type Rule = "siblings" | "months" | "parent";
export interface Wish {
  people: "history" | "equal" | "manual";
  months: "history" | "workdays" | "equal" | "manual";
  weights?: { member: number; weight: number }[];
  month_weights?: number[];
  days?: "workdays" | "history";
  /** How evidence counts (see the algorithm page). */
  ability?: number;
  potential?: number;
  ramp?: boolean;
  growth_cap?: number | null;
  territory?: number;
  load?: number;
}
export interface Carrier {
  team: number;
  member: number;
  name: string;
  amount: number;
  share: number;
  /** The own record as a year, what is asked beyond it (null without one), and what is in reach. */
  history: number;
  growth: number | null;
  potential: number;
  reason: string;
}
/** Null with too few people to judge by. */
export interface Fairness {
  spread: number | null;
  outside: number | null;
  correlation: number | null;
  judged: number;
}
export interface Proposal {
  target: Target;
  carriers: Carrier[];
  fairness: Fairness;
  months: number[];
}

export const STATUS_HUE: Record<Target["status"], string> = {
  draft: "mark",
  proposed: "mark",
  approved: "accent",
  published: "gain",
  superseded: "grey",
  archived: "grey",
};

const KEY = ["figures", "targets"];
export const useTargets = () =>
  useQuery({
    queryKey: [...KEY, "list"],
    queryFn: ({ signal }) => api.get<{ items: Target[] }>("/targets", undefined, signal).then((answer) => answer.items),
  });

export interface NewTarget {
  name: string;
  year: number;
  team: number;
  amount: number;
  metric: string;
  note: string;
  levels: LevelWish[];
}
export function useCreateTarget() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewTarget) => api.post<Target>("/targets", body),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export const gridsKey = (id: number) => [...KEY, "grid", id];
export const gridKey = (id: number, view: View) => [...gridsKey(id), view];

const asked = ({ zoom, within, by, node, part }: View) => ({
  zoom,
  within: within || undefined,
  by,
  ...(by === "part" ? { team: node?.team, member: node?.member ?? undefined } : { part: part ?? undefined }),
});
const LEVELS = 2;

/** The top node with two levels, and below it the teams that were opened before; deeper ones load when opened. */
async function load(id: number, view: View, opened: ReadonlySet<number>, signal?: AbortSignal): Promise<Shown> {
  const path = `/targets/${id}/grid`;
  const top = await api.get<Grid>(path, { ...asked(view), depth: LEVELS }, signal);
  const shown = { ...view, within: view.within || String(top.target.year) };
  if (view.by === "part") return { ...top, view: shown };
  const known = new Set(top.rows.filter((row) => row.member === null && row.depth < LEVELS).map((row) => row.team));
  const more = await Promise.all(
    [...opened].filter((team) => !known.has(team)).map((team) => api.get<Grid>(path, { ...asked(view), team }, signal)),
  );
  return { ...more.reduce(merged, top), view: shown };
}

export const useGrid = (id: number, view: View, opened: ReadonlySet<number>) =>
  useQuery({
    queryKey: gridKey(id, view),
    queryFn: ({ signal }) => load(id, view, opened, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
export const loadTeam = (id: number, view: View, team: number) =>
  api.get<Grid>(`/targets/${id}/grid`, { ...asked(view), team });

/** New lines replace those of the same key; the others stay. */
export function merged<Known extends Grid>(before: Known, more: Grid): Known {
  const fresh = new Map(more.rows.map((row) => [row.key, row]));
  const known = new Set(before.rows.map((row) => row.key));
  return {
    ...before,
    target: more.target,
    can_undo: more.can_undo,
    can_redo: more.can_redo,
    rows: [...before.rows.map((row) => fresh.get(row.key) ?? row), ...more.rows.filter((row) => !known.has(row.key))],
  };
}

/** Takes an answer in; what other zooms have cached is old now. */
export function takeIn(client: QueryClient, id: number, view: View, more: Grid) {
  const mine = gridKey(id, view);
  client.removeQueries({
    queryKey: gridsKey(id),
    predicate: (query) => JSON.stringify(query.queryKey) !== JSON.stringify(mine),
  });
  client.setQueryData<Shown>(mine, (before) => before && merged(before, more));
  void client.invalidateQueries({ queryKey: [...KEY, "list"] });
}

export const verbs = (id: number) => ({
  set: (version: number, view: View, open: number[], cells: (Cell & { value: number })[], rule: Rule) =>
    api.patch<Grid>(`/targets/${id}/cells`, { ...asked(view), version, open, cells, rule }),
  lock: (version: number, view: View, open: number[], cells: Cell[], locked: boolean) =>
    api.post<Grid>(`/targets/${id}/locks`, { ...asked(view), version, open, cells, locked }),
  undo: (version: number, view: View, open: number[]) =>
    api.post<Grid>(`/targets/${id}/undo`, { ...asked(view), version, open }),
  redo: (version: number, view: View, open: number[]) =>
    api.post<Grid>(`/targets/${id}/redo`, { ...asked(view), version, open }),
  parts: (version: number, items: PartWish[], by: "weights" | "history") =>
    api.post<Target>(`/targets/${id}/parts`, { version, items, by }),
  split: (version: number, wish: Wish, preview: boolean) =>
    api.post<Proposal>(`/targets/${id}/split`, { version, ...wish, preview }),
  publish: (version: number) => api.post<Target>(`/targets/${id}/publish`, { version }),
  unpublish: (version: number) => api.post<Target>(`/targets/${id}/unpublish`, { version }),
  archive: (version: number) => api.post<Target>(`/targets/${id}/archive`, { version }),
  revise: () => api.post<Target>(`/targets/${id}/revise`),
  amount: (version: number, amount: number) => api.patch<Target>(`/targets/${id}`, { version, amount }),
  levels: (version: number, levels: LevelWish[]) => api.patch<Target>(`/targets/${id}`, { version, levels }),
});
