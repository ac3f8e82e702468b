// Channels and what became of what they sent, from the server.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Label } from "@/api/resource";

export const KINDS = ["email", "wecom", "dingtalk", "feishu", "sms"] as const;
export const SECURITIES = ["starttls", "ssl", "none"] as const;
export const FORMATS = ["form", "json"] as const;
export const STATUSES = ["failed", "waiting", "sent"] as const;
export interface Channel {
  id: number;
  version: number;
  kind: (typeof KINDS)[number];
  name: string;
  team_ids: number[];
  groups: string[];
  by_default: boolean;
  enabled: boolean;
  settings: {
    host?: string;
    port?: number;
    security?: (typeof SECURITIES)[number];
    username?: string;
    sender?: string;
    format?: (typeof FORMATS)[number];
    sign?: string;
    success_field?: string;
    success_value?: string;
  };
  host: string;
  has_key: boolean;
}
export interface ChannelDraft {
  kind: Channel["kind"];
  name: string;
  team_ids: number[];
  groups: string[];
  by_default: boolean;
  enabled: boolean;
  host?: string;
  port?: number;
  security?: Channel["settings"]["security"];
  username?: string;
  password?: string;
  sender?: string;
  address?: string;
  key?: string;
  format?: Channel["settings"]["format"];
  sign?: string;
  success_field?: string;
  success_value?: string;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
  signed?: string;
}
export interface Delivery {
  id: number;
  to: string;
  about: string;
  channel: string;
  channel_id: number;
  status: (typeof STATUSES)[number];
  attempts: number;
  error: string;
  due_at: string;
  sent_at: string | null;
}
interface Channels {
  items: Channel[];
  site: string;
  groups: { code: string; label: Label }[];
}
interface Deliveries {
  items: Delivery[];
  failed: number;
  next_cursor: string | null;
}

const KEY = ["notice-channels"];
const SENT = ["notice-deliveries"];
const SOON = 2_000;

export const useChannels = () =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<Channels>("/notice-channels", undefined, signal) });

export function useChannelChange() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY });
  return {
    create: useMutation({
      mutationFn: (draft: ChannelDraft) => api.post<Channel>("/notice-channels", draft),
      onSuccess,
    }),
    update: useMutation({
      mutationFn: ({ id, kind: _, ...rest }: ChannelDraft & { id: number; version: number }) =>
        api.patch<Channel>(`/notice-channels/${id}`, rest),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: number) => api.delete(`/notice-channels/${id}`), onSuccess }),
    site: useMutation({ mutationFn: (site: string) => api.put("/notice-channels/site", { site }), onSuccess }),
    test: useMutation({
      mutationFn: (id: number) => api.post<Delivery>(`/notice-channels/${id}/test`),
      onSuccess: () => client.invalidateQueries({ queryKey: SENT }),
    }),
  };
}

export const useDeliveries = (status: string) =>
  useInfiniteQuery({
    queryKey: [...SENT, status],
    queryFn: ({ pageParam, signal }) =>
      api.get<Deliveries>("/notice-deliveries", { status, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: 10 * SOON,
  });

/** A test on its way: asked again until it has gone out or was refused. */
export const useDelivery = (id: number | null) =>
  useQuery({
    queryKey: [...SENT, "one", id],
    queryFn: ({ signal }) => api.get<Delivery>(`/notice-deliveries/${id}`, undefined, signal),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data?.status === "waiting" && !query.state.data.error ? SOON : false),
  });

export function useRetry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<{ done: number }>("/notice-deliveries/retry", {}),
    onSuccess: () => client.invalidateQueries({ queryKey: SENT }),
  });
}
