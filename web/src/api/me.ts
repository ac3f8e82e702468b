// Who is signed in, and their own settings, sessions, tokens and notifications.
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { Label } from "@/api/resource";
import type { Permissions } from "@/domain/permissions";

export interface Me {
  user: {
    id: number;
    username: string;
    name: string;
    email?: string;
    locale: "zh-CN" | "en";
    /** A one-time password must be replaced before anything else. */
    must_change_password?: boolean;
    preferences?: Record<string, unknown>;
  };
  member: { id: number; name: string; team: { id: number; name: string } | null; position: string | null } | null;
  roles: { code: string; label: Label | string }[];
  permissions: Permissions;
  company: { name: string; currency: string; timezone: string };
  demo: boolean;
}

export interface DemoLogin {
  username: string;
  password: string;
  name?: string;
  role: string;
  role_en: string;
}
export interface Health {
  status: string;
  version?: string;
  demo?: boolean;
  logins?: DemoLogin[];
}

export const meQuery = {
  queryKey: ["me"],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<Me>("/me", undefined, signal).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }),
  staleTime: 5 * 60_000,
};
/** null: nobody is signed in. */
export const useMe = () => useQuery<Me | null>(meQuery);

/** Answers with a body even when a part is down (503): sign-in works without the worker. */
async function askHealth(signal: AbortSignal): Promise<Health> {
  const answer = await globalThis.fetch("/api/health", { signal }).catch(() => null);
  if (!answer?.headers.get("Content-Type")?.includes("json")) throw new ApiError(0, {}, "");
  return (await answer.json()) as Health;
}
export const useHealth = () =>
  useQuery({ queryKey: ["health"], queryFn: ({ signal }) => askHealth(signal), staleTime: 60_000, retry: 1 });

/** What another person may have seen goes; "me" stays, because the gate watches it and would miss a new one. */
const forgetOthers = (client: QueryClient) =>
  client.removeQueries({ predicate: ({ queryKey }) => queryKey.length > 1 || queryKey[0] !== meQuery.queryKey[0] });

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; password: string; channel?: "web" | "phone" }) =>
      api.post<Me>("/sign-in", body),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      forgetOthers(client);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post("/sign-out"),
    onSuccess: () => {
      client.setQueryData(meQuery.queryKey, null);
      forgetOthers(client);
    },
  });
}

export const useSaveMe = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { locale?: string; email?: string; preferences?: Record<string, unknown> }) =>
      api.patch<Me | undefined>("/me", body),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
};

export interface SearchGroup {
  resource: string;
  label: Label | string;
  items: { id: number; title: string; hint?: string | null; path?: string | null }[];
}
export const search = (q: string, signal?: AbortSignal) =>
  api.get<{ groups: SearchGroup[] }>("/search", { q }, signal).then((answer) => answer.groups);

/** `label` of the API may be one text or both languages. */
export const textOf = (label: Label | string | null | undefined, locale: string): string =>
  typeof label === "string" ? label : label ? (locale === "en" ? label.en : label.zh) || label.zh || label.en : "";
