// Positions that check-ins propose for customers, from the server.
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useVisitAct, VISITS } from "@/api/visits";

export interface Proposal {
  id: number;
  latitude: number;
  longitude: number;
  old_latitude: number | null;
  old_longitude: number | null;
  accuracy: number;
  distance: number | null;
  customer_id: number;
  customer: string;
  address: string;
  owner: string;
  member: string;
  day: string;
  visit_id: number;
}
export interface Decided {
  done: number;
  left: { id: number; name: string; code: string; message: string }[];
}

export const useProposals = (mine: boolean) =>
  useInfiniteQuery({
    queryKey: [...VISITS, "proposals", mine],
    queryFn: ({ signal, pageParam }) =>
      api.get<{ rows: Proposal[]; more: boolean }>("/visits/proposals", { mine, before: pageParam }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.more ? last.rows.at(-1)?.id : undefined),
  });

export const useDecide = () =>
  useVisitAct(({ ids, accepted }: { ids: number[]; accepted: boolean }) =>
    api.post<Decided>("/visits/proposals/decisions", { ids, accepted }),
  );
