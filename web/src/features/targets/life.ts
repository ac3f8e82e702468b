// The life of a target as the API tells it: steps, confirmations, offers, commitments, comparison, edits, market.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type Query } from "@/api/client";
import type { ConsentState, Said } from "@/api/own-targets";
import type { Target } from "@/features/targets/queries";

interface Named {
  id: number;
  name: string;
}
export interface Step {
  kind:
    | "created"
    | "proposed"
    | "approved"
    | "sent_back"
    | "published"
    | "unpublished"
    | "superseded"
    | "archived"
    | "collecting"
    | "collected"
    | "reminded";
  comment: string;
  count: number | null;
  by: string;
  at: string;
}
export type Counts = Partial<Record<ConsentState, number>>;
export interface Consent {
  team: Named;
  member: Named;
  amount: number;
  state: ConsentState;
  response: Said | null;
  can_answer: boolean;
}
export interface Consents {
  team: Named;
  counts: Counts;
  teams: { team: Named; counts: Counts }[];
  people: Consent[];
  next: string | null;
  can_remind: boolean;
}
export interface OfferRow {
  team: number;
  member: number | null;
  parent: number | null;
  depth: number;
  name: string;
  given: number;
  people: number;
  answered: number;
  offered: number;
  against: number;
  open: number;
  children: boolean;
  editable: boolean;
  response: Said | null;
}
export interface Offers {
  call: { until: string | null; by: string; at: string } | null;
  can_call: boolean;
  rows: OfferRow[];
  next: string | null;
}
interface OfferGroup {
  people: number;
  given: number;
  offered: number;
}
/** Twelve months of those who offered by month; `yearly` named the year only. */
export interface OfferMonths {
  given: number[];
  offered: number[];
  monthly: OfferGroup;
  yearly: OfferGroup;
}
export interface Owed {
  team: number;
  parent: number | null;
  depth: number;
  name: string;
  manager: string;
  children: number;
  committed: number | null;
  passed: number | null;
  unsaid: number;
  assigned: number;
  added: number | null;
  over: number | null;
  stage: "none" | "received" | "passed" | "changed";
  by: string;
  at: string | null;
  passed_by: string;
  passed_at: string | null;
  can_commit: boolean;
  can_pass: boolean;
  can_assign: boolean;
}
export interface VersionRef {
  id: number;
  name: string;
  year: number;
  revision: number;
  status: Target["status"];
}
export interface Difference {
  team: number;
  member: number | null;
  parent: number | null;
  depth: number;
  name: string;
  children: number;
  old: number[];
  new: number[];
  changed: boolean;
  team_name: string;
  moved: number;
}
interface LevelSide {
  bp: number;
  amount: number;
}
export interface Comparison {
  old: VersionRef;
  new: VersionRef;
  old_periods: string[];
  periods: string[];
  /** With the target itself; empty where neither has levels. */
  levels: { label: { zh: string; en: string }; old: LevelSide | null; new: LevelSide | null }[];
  rows: Difference[];
  next: string | null;
}
export interface Edit {
  id: number;
  kind: string;
  version: number;
  by: string;
  at: string;
  cells: number;
  reverted: boolean;
  reverts: number | null;
}
export interface Moved {
  team: number;
  team_name: string;
  member: number;
  name: string;
  part: string;
  month: number;
  before: number | null;
  after: number | null;
}
export interface Market {
  version: number;
  size: number | null;
  share: number | null;
  trend: { year: number; amount: number }[];
  competitors: { name: string; share: number | null; strength: string; weakness: string }[];
  strengths: string;
  weaknesses: string;
  opportunities: string;
  threats: string;
  assumptions: string;
  note: string;
  changed_by: string;
  changed_at: string | null;
  attachments: { id: number; name: string; size: number; by: string; at: string }[];
  can_edit: boolean;
}

/** Something of a target, by the last part of its address. */
export const useSide = <T>(id: number, side: string, query?: Query) =>
  useQuery({
    queryKey: ["figures", "targets", "side", id, side, query ?? null],
    queryFn: ({ signal }) => api.get<T>(`/targets/${id}/${side}`, query, signal),
  });

export interface Act {
  verb: string;
  body?: unknown;
  method?: "post" | "put" | "delete";
}
/** A verb on a target; everything computed from targets is asked for again, the grid too. */
export function useVerb(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body, method = "post" }: Act) => {
      const path = `/targets/${id}/${verb}`;
      return method === "delete" ? api.delete<unknown>(path) : api[method]<unknown>(path, body ?? {});
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["figures"] }),
  });
}
