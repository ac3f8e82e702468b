// Teams and members from the server; each change answers quickly and renews the tree.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { Label } from "@/api/resource";

export interface Named {
  id: number;
  name: string;
}
export interface Team {
  id: number;
  parent_id: number | null;
  name: string;
  kind: "company" | "region" | "team";
  depth: number;
  position: number;
  manager: Named | null;
  members: number;
  total: number;
  children: number;
  opened_on: string | null;
  closed_on: string | null;
  version: number;
}
export interface TeamMember {
  id: number;
  name: string;
  position: string;
  staff_no: string | null;
  phone: string;
  manager: Named | null;
  roles: { code: string; label: Label }[];
  username: string;
  is_active: boolean;
  further: boolean;
  started_on: string | null;
  ended_on: string | null;
}
export interface OpenWork {
  rows: { resource: string; label: Label; count: number }[];
  teams: Named[];
}
export interface OneTimePassword {
  username: string;
  password: string;
}

const KEY = ["resource", "team"];
export const useTeams = (closed: boolean) =>
  useQuery({
    queryKey: [...KEY, "tree", closed],
    queryFn: ({ signal }) =>
      api.get<{ items: Team[] }>("/org/teams", { closed }, signal).then((answer) => answer.items),
  });

export const useTeamMembers = (team: number, left: boolean) =>
  useInfiniteQuery({
    queryKey: ["resource", "member", "team", team, left],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: TeamMember[]; next_cursor: string | null }>(
        `/org/teams/${team}/members`,
        { left, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const useRoles = () =>
  useQuery({
    queryKey: ["roles"],
    queryFn: ({ signal }) =>
      api.get<{ items: { code: string; label: Label }[] }>("/roles", undefined, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });

export const useOpenWork = (member: number) =>
  useQuery({
    queryKey: ["resource", "member", "open-work", member],
    queryFn: ({ signal }) => api.get<OpenWork>(`/org/members/${member}/open-work`, undefined, signal),
  });

interface Change {
  method: "post" | "patch" | "put";
  path: string;
  body?: unknown;
}
/** Any change of the organisation. */
export function useOrgChange<Answer = unknown>() {
  const client = useQueryClient();
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => api[method]<Answer>(`/org${path}`, body ?? {}),
    onSuccess: async () => {
      await renew("team", "member");
      await client.invalidateQueries({ queryKey: ["roles"] });
    },
  });
}
