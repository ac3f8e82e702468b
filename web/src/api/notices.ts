// What the system has to tell this person, and by which ways outside the product.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Label } from "@/api/resource";

export interface Notice {
  id: number;
  at: string;
  text: string;
  kind: string;
  group: string;
  path: string;
  read: boolean;
}
interface Notices {
  items: Notice[];
  unread: number;
  next_cursor: string | null;
}
export const WAYS = ["email", "robot", "sms"] as const;
export type Way = (typeof WAYS)[number];
export const DIGESTS = ["at_once", "hourly", "daily"] as const;
export interface Timing {
  quiet_from: string | null;
  quiet_to: string | null;
  quiet_weekend: boolean;
  digest: (typeof DIGESTS)[number];
  digest_at: string | null;
}
export interface Wishes extends Timing {
  version: number;
  email: string;
  groups: { code: string; label: Label; offered: Way[]; on: Way[] }[];
}
export interface WishesDraft extends Timing {
  version: number;
  email: string;
  choices: Record<string, Partial<Record<Way, boolean>>>;
}

const KEY = ["notifications"];
const WISHES = ["notice-wishes"];
const MINUTE = 60_000;

/** The newest, asked again every two minutes. */
export const useNotices = () =>
  useQuery({
    queryKey: [...KEY, "newest"],
    queryFn: ({ signal }) => api.get<Notices>("/me/notifications", undefined, signal),
    refetchInterval: 2 * MINUTE,
    staleTime: MINUTE,
  });

export const useAllNotices = (question: { unread: boolean; group: string }) =>
  useInfiniteQuery({
    queryKey: [...KEY, "all", question],
    queryFn: ({ pageParam, signal }) =>
      api.get<Notices>("/me/notifications", { ...question, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

/** Marks these as read, or all without ids. */
export function useReadNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: number[] | undefined) => api.post("/me/notifications/read", ids ? { ids } : undefined),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export const useWishes = () =>
  useQuery({ queryKey: WISHES, queryFn: ({ signal }) => api.get<Wishes>("/me/notices", undefined, signal) });

export function useSaveWishes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: WishesDraft) => api.put<Wishes>("/me/notices", draft),
    onSuccess: (wishes) => client.setQueryData(WISHES, wishes),
  });
}
