// Work plans 工作计划 and their execution from the server.
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { type Kind, REPORTS } from "@/api/reports";

export type What = "visit" | "call" | "contact" | "deal" | "task" | "activity" | "other";
export type State = "open" | "done" | "early" | "late" | "part" | "missed" | "dropped";
export const STATE_HUE: Record<State, string> = {
  open: "accent",
  done: "gain",
  early: "gain",
  late: "gold",
  part: "gold",
  missed: "risk",
  dropped: "grey",
};
/** What a target of an item is. */
export const RESOURCE: Partial<Record<What, string>> = {
  visit: "customer",
  call: "customer",
  contact: "customer",
  deal: "deal",
  task: "task",
};
export interface Proposal {
  what: What;
  title: string;
  target: number | null;
  kind: string;
  quantity: number;
  source: string;
}
export interface PlanItem extends Proposal {
  id: number;
  counts: boolean;
  said: "" | "done" | "dropped";
  reason: string;
  state: State;
  share: number;
  happened_on: string | null;
  records: { resource: string; id: number }[];
}
export interface Plan {
  id: number | null;
  version: number;
  kind: Kind;
  start: string;
  end: string;
  member: { id: number; name: string };
  own: boolean;
  can_edit: boolean;
  can_lead: boolean;
  answer: "" | "approved" | "returned";
  answer_note: string;
  answered_name: string;
  answered_at: string | null;
  fixed_at: string;
  rate: number | null;
  planned: number;
  fulfilled: number;
  items: PlanItem[];
  proposals: Proposal[];
  before: string;
  after: string;
}
/** An item as it is being put together. */
export type Drafted = Omit<Proposal, "source"> & Pick<PlanItem, "said" | "reason" | "source"> & { id: number | null };

export const useMyPlan = (kind: Kind, day: string | null) =>
  useQuery({
    queryKey: [...REPORTS, "plan", "mine", kind, day],
    queryFn: ({ signal }) => api.get<Plan>("/plans/mine", { kind, day }, signal),
  });
export const usePlan = (id: number) =>
  useQuery({
    queryKey: [...REPORTS, "plan", id],
    queryFn: ({ signal }) => api.get<Plan>(`/plans/${id}`, undefined, signal),
  });
export const savePlan = (plan: Plan, items: Drafted[]) =>
  api.put<Plan>("/plans/mine", {
    kind: plan.kind,
    day: plan.start,
    version: plan.version,
    items: items.map(({ id, what, title, target, kind, quantity, source, said, reason }) => ({
      id,
      what,
      title,
      target,
      kind,
      quantity,
      source,
      said,
      reason,
    })),
  });
export const answerPlan = (plan: Plan, verdict: "approved" | "returned", note: string) =>
  api.post<Plan>(`/plans/${plan.id}/answer`, { version: plan.version, verdict, note });

export type Answer = Plan["answer"];
export interface HandedRow {
  id: number | null;
  version: number;
  member: { id: number; name: string };
  team: string;
  planned: number;
  fulfilled: number;
  answer: Answer;
  answer_note: string;
  answered_name: string;
  /** While it waits for an answer. */
  handed_at: string | null;
  can_lead: boolean;
}
export interface HandedIn {
  node: { key: string; name: string };
  kind: Kind;
  start: string;
  end: string;
  before: string;
  after: string;
  rows: HandedRow[];
  next_cursor: string | null;
}
export const HANDED = ["", "waiting", "approved", "returned", "none"] as const;
export type Handed = (typeof HANDED)[number];
/** Plans of a span that were handed in; "none": the people who have handed in nothing. */
export const useHandedIn = (kind: Kind, day: string | null, node: string | null, show: Handed) =>
  useInfiniteQuery({
    queryKey: [...REPORTS, "handed-in", kind, day, node, show],
    queryFn: ({ signal, pageParam }) =>
      api.get<HandedIn>("/plans/handed-in", { kind, day, node, show: show || null, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
export interface Answered {
  done: number;
  left: { id: number; name: string; code: string; message: string }[];
}
export const answerPlans = (rows: readonly HandedRow[], verdict: "approved" | "returned", note: string) =>
  api.post<Answered>("/plans/answers", { plans: rows.map(({ id, version }) => ({ id, version })), verdict, note });

/** Where a plan stands: not handed in, waiting for an answer, answered. */
export const planStanding = (plan: Pick<HandedRow, "id" | "answer">) =>
  plan.id === null ? "none" : plan.answer || "waiting";
export const PLAN_HUE: Record<ReturnType<typeof planStanding>, string> = {
  none: "grey",
  waiting: "accent",
  approved: "gain",
  returned: "risk",
};

export interface Execution {
  node: { key: string; name: string };
  kind: Kind;
  day: string;
  spans: { start: string; end: string; planned: number; fulfilled: number }[];
  people: {
    id: number;
    name: string;
    team: string;
    plans: { id: number; start: string; planned: number; fulfilled: number; answer: string }[];
  }[];
  next_cursor: string | null;
}
export const useExecution = (kind: Kind, day: string | null, node: string | null) =>
  useInfiniteQuery({
    queryKey: [...REPORTS, "execution", kind, day, node],
    queryFn: ({ signal, pageParam }) =>
      api.get<Execution>("/plans/execution", { kind, day, node, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Hundredths of items as a share of what was planned: "67%". */
export const rateText = (planned: number, fulfilled: number) =>
  planned > 0 ? `${Math.round(fulfilled / planned)}%` : "–";
export const drafted = (one: PlanItem): Drafted => one;
export const proposed = (one: Proposal): Drafted => ({ ...one, id: null, said: "", reason: "" });
