// The order of a plan while it is changed by hand: what is in, who is a must, and its times as the server counts them.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Plan, ROUTES, type Stop, type Trial, tryOrder } from "@/api/routes";
import { moved } from "@/domain/route";

export interface Order {
  /** Stops that are done, then those in the order as it is now, with their times. */
  shown: Stop[];
  out: Stop[];
  figures: Trial | null;
  changed: boolean;
  busy: boolean;
  error: unknown;
  must: ReadonlySet<number>;
  ids: number[];
  move: (from: number, to: number) => void;
  remove: (customer: number) => void;
  add: (customer: number) => void;
  setMust: (customer: number, on: boolean) => void;
  undo: () => void;
}

interface Draft {
  version: string;
  ids: number[];
  must: Set<number>;
}

const known = (stop: Stop) => stop.customer_id !== null;
const idsOf = (plan: Plan | null) =>
  (plan?.stops ?? [])
    .filter((one) => one.position !== null && !one.done && known(one))
    .map((one) => one.customer_id as number);
const mustOf = (plan: Plan | null) =>
  new Set((plan?.stops ?? []).filter((one) => one.must && known(one)).map((one) => one.customer_id as number));

export function useOrder(plan: Plan | null): Order {
  const version = plan ? `${plan.id}.${plan.version}` : "";
  const [kept, setKept] = useState<Draft | null>(null);
  const draft = kept?.version === version ? kept : null;
  const ids = draft?.ids ?? idsOf(plan);
  const must = draft?.must ?? mustOf(plan);
  const set = (change: Partial<Draft>) => setKept({ version, ids, must, ...change });
  const reordered = draft !== null && String(draft.ids) !== String(idsOf(plan));
  const trial = useQuery({
    queryKey: [...ROUTES, "trial", version, ids],
    queryFn: ({ signal }) => tryOrder(plan?.id ?? 0, ids, signal),
    enabled: reordered && plan !== null,
    placeholderData: (last) => last,
  });
  const figures = reordered ? (trial.data ?? null) : null;
  const byId = new Map((plan?.stops ?? []).filter(known).map((one) => [one.customer_id as number, one]));
  const times = new Map((figures?.stops ?? []).map((one) => [one.customer_id, one]));
  const done = (plan?.stops ?? []).filter((one) => one.done);
  const rest = ids.flatMap((id) => {
    const stop = byId.get(id);
    return stop ? [{ ...stop, ...(reordered ? times.get(id) : {}) }] : [];
  });
  return {
    shown: [...done, ...rest],
    out: [...byId.values()].filter((one) => !one.done && !ids.includes(one.customer_id as number)),
    figures,
    changed: reordered || (draft !== null && String([...draft.must].sort()) !== String([...mustOf(plan)].sort())),
    busy: trial.isFetching,
    error: reordered ? trial.error : null,
    must,
    ids,
    move: (from, to) => set({ ids: moved(ids, from, to) }),
    remove: (customer) => set({ ids: ids.filter((one) => one !== customer) }),
    add: (customer) => set({ ids: [...ids, customer] }),
    setMust: (customer, on) => {
      const next = new Set(must);
      if (on) next.add(customer);
      else next.delete(customer);
      set({ must: next });
    },
    undo: () => setKept(null),
  };
}
