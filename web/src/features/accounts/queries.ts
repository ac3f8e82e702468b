// Roles and the catalogue of permissions.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Label } from "@/api/resource";

export type Reach = "own" | "team" | "below" | "all";
export const REACHES: readonly Reach[] = ["own", "team", "below", "all"];

/** How a field is kept back: as if it did not exist, or only its ends are shown. */
export type Hiding = "hidden" | "masked";

export interface ResourceFields {
  resource: string;
  label: Label;
  permission: string;
  fields: { name: string; label: Label; maskable: boolean }[];
}

export interface Role {
  code: string;
  label: Label;
  grants: Record<string, Reach>;
  fields: Record<string, Hiding>;
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
  /** Changes nothing. */
  reads: boolean;
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

export const useFields = () =>
  useQuery({
    queryKey: ["permissions", "fields"],
    queryFn: ({ signal }) =>
      api.get<{ items: ResourceFields[] }>("/permissions/fields", undefined, signal).then((answer) => answer.items),
  });

export function useSaveGrants() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ code, ...body }: Pick<Role, "code" | "grants" | "fields" | "version">) =>
      api.put<Role>(`/roles/${code}`, body),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: rolesKey }), client.invalidateQueries({ queryKey: ["me"] })]),
  });
}
