// Custom fields and the audit log from the server.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { resourceKey } from "@/api/records";
import type { Choice, FieldType, Label, ResourceSpec } from "@/api/resource";

export interface CustomField {
  id: number;
  version: number;
  resource: string;
  name: string;
  label: Label;
  type: FieldType;
  choices: Choice[] | null;
  required: boolean;
  unit: string;
  position: number;
  archived: boolean;
  indexed: boolean;
}
export type CustomFieldDraft = Pick<CustomField, "label" | "type" | "required" | "unit" | "indexed"> & {
  choices: Choice[] | null;
};

export const useResources = () =>
  useQuery({
    queryKey: ["specs"],
    queryFn: ({ signal }) =>
      api.get<{ items: ResourceSpec[] }>("/resources", undefined, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });

const fieldsKey = (resource: string) => ["custom-fields", resource];
export const useCustomFields = (resource: string) =>
  useQuery({
    queryKey: fieldsKey(resource),
    queryFn: ({ signal }) =>
      api.get<{ items: CustomField[] }>("/custom-fields", { resource }, signal).then((answer) => answer.items),
  });

export function useCustomFieldChange(resource: string) {
  const client = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: fieldsKey(resource) }),
      client.invalidateQueries({ queryKey: ["spec", resource] }),
      client.invalidateQueries({ queryKey: resourceKey(resource) }),
    ]);
  return {
    create: useMutation({
      mutationFn: (draft: CustomFieldDraft) => api.post<CustomField>("/custom-fields", { resource, ...draft }),
      onSuccess,
    }),
    update: useMutation({
      mutationFn: ({ id, ...patch }: Partial<CustomField> & { id: number; version: number }) =>
        api.patch<CustomField>(`/custom-fields/${id}`, patch),
      onSuccess,
    }),
  };
}

export interface AuditItem {
  id: number;
  at: string;
  user_id: number | null;
  actor: string;
  channel: string;
  reason: string;
  action: string;
  table: string;
  resource: string | null;
  label: string;
  record: number;
  /** What the record is called now; empty when it is gone or has no name. */
  title: string;
  changes: { field: string; label: string; from_text: string; to_text: string }[];
}
export interface AuditQuestion {
  actor: string;
  table: string;
  action: string;
  record: string;
  since: string;
  until: string;
}

/** What is under the audit trail, in words. */
export const useAuditKinds = () =>
  useQuery({
    queryKey: ["audit-kinds"],
    queryFn: ({ signal }) =>
      api
        .get<{ items: { table: string; label: string }[] }>("/audit/kinds", undefined, signal)
        .then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });

export const useAudit = (question: AuditQuestion) =>
  useInfiniteQuery({
    queryKey: ["audit", question],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: AuditItem[]; next_cursor: string | null }>("/audit", { ...question, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
