// Roles and the catalogue of permissions.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Label } from "@/api/resource";

export type Reach = "own" | "team" | "below" | "all";
export const REACHES: readonly Reach[] = ["own", "team", "below", "all"];

export interface Role {
  code: string;
  label: Label;
  grants: Record<string, Reach>;
  builtin: boolean;
  /** The administrator's grants cannot be changed: nobody shall lock everybody out. */
  fixed: boolean;
  users: number;
  version: number;
}

export interface Permission {
  code: string;
  group: string;
  label: Label;
  /** Reaches own … all; otherwise granted or not. */
  scoped: boolean;
}

const rolesKey = ["roles"];
export const useRoles = () =>
  useQuery({
    queryKey: rolesKey,
    queryFn: ({ signal }) => api.get<{ items: Role[] }>("/roles", undefined, signal).then((answer) => answer.items),
  });

export const usePermissions = () =>
  useQuery({
    queryKey: ["permissions"],
    queryFn: ({ signal }) =>
      api.get<{ items: Permission[] }>("/permissions", undefined, signal).then((answer) => answer.items),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useSaveGrants() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ code, grants, version }: Pick<Role, "code" | "grants" | "version">) =>
      api.put<Role>(`/roles/${code}`, { grants, version }),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: rolesKey }), client.invalidateQueries({ queryKey: ["me"] })]),
  });
}
