// What sources bring, web forms, the mapping of fields and the worth of the score, from the server.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Ref } from "@/api/resource";

export interface Brought {
  leads: number;
  contacted: number;
  qualified: number;
  converted: number;
  invalid: number;
  deals: number;
  won: number;
  amount: number;
  cost: number | null;
  cost_per_lead: number | null;
  cost_per_won: number | null;
  per_cost: number | null;
}
export interface SourceRow {
  id: number;
  name: string;
  kind: string;
  parent_id: number | null;
  depth: number;
  has_children: boolean;
  closed: boolean;
  own: Brought;
  total: Brought;
}
export interface Returns {
  rows: SourceRow[];
  without_source: Brought;
  total: Brought;
  costs_told: boolean;
}
export const useReturns = (span: { start: string; end: string } | null) =>
  useQuery({
    queryKey: ["figures", "lead-returns", span],
    queryFn: ({ signal }) => api.get<Returns>("/leads/returns", span ? { ...span } : undefined, signal),
    placeholderData: keepPreviousData,
  });

export interface Words {
  zh: string;
  en: string;
}
export interface FormField {
  name: string;
  required: boolean;
  label: Words;
}
export interface FormDraft {
  name: string;
  source_id: number;
  owner_id: number | null;
  fields: FormField[];
  title: Words;
  thanks: Words;
  active: boolean;
}
export interface WebForm extends Omit<FormDraft, "source_id" | "owner_id"> {
  id: number;
  version: number;
  token: string;
  source: Ref;
  owner: Ref | null;
  leads: number;
  spam: number;
}
export interface Submission {
  id: number;
  form: string;
  at: string;
  values: Record<string, string>;
  reason: string;
}
const FORMS = ["lead-forms"] as const;
export const useForms = () =>
  useQuery({
    queryKey: FORMS,
    queryFn: ({ signal }) => api.get<{ items: WebForm[]; offered: string[] }>("/lead-forms", undefined, signal),
  });
export const useSpam = () =>
  useQuery({
    queryKey: [...FORMS, "spam"],
    queryFn: ({ signal }) =>
      api.get<{ items: Submission[]; more: boolean }>("/lead-forms/submissions", { state: "spam" }, signal),
  });
export function useFormVerbs() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: FORMS });
  return {
    save: useMutation({
      mutationFn: ({ form, draft }: { form: WebForm | null; draft: FormDraft }) =>
        form
          ? api.put<WebForm>(`/lead-forms/${form.id}`, { ...draft, version: form.version })
          : api.post<WebForm>("/lead-forms", draft),
      onSuccess,
    }),
    settle: useMutation({
      mutationFn: ({ id, accepted }: { id: number; accepted: boolean }) =>
        api.post(`/lead-forms/submissions/${id}/decision`, { accepted }),
      onSuccess,
    }),
  };
}

export type Target = "customer" | "contact" | "deal";
export const TARGETS = ["customer", "contact", "deal"] as const;
interface Named {
  name: string;
  label: Words;
  custom: boolean;
}
export interface Mapping {
  sources: Named[];
  targets: Record<Target, Named[]>;
  fits: Record<string, Record<Target, string[]>>;
  routes: { source: string; resource: Target; field: string; by_hand: boolean }[];
}
const MAPPING = ["lead-mapping"] as const;
export const useMapping = () =>
  useQuery({ queryKey: MAPPING, queryFn: ({ signal }) => api.get<Mapping>("/leads/mapping", undefined, signal) });
export function useMappingSave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (routes: { source: string; resource: Target; field: string }[]) =>
      api.put<Mapping>("/leads/mapping", { routes }),
    onSuccess: (answer) => client.setQueryData(MAPPING, answer),
  });
}

export interface Worth {
  trained_at: string | null;
  usable: boolean;
  reason: string;
  leads: number;
  converted: number;
  measured: { tested: number; converted: number; skill: number; auc: number; since: string | null } | null;
  factors: { feature: string; value: string; weight: number; converted: number; other: number }[];
}
const WORTH = ["figures", "lead-score"] as const;
export const useWorth = (watching: boolean) =>
  useQuery({
    queryKey: WORTH,
    queryFn: ({ signal }) => api.get<Worth>("/leads/score", undefined, signal),
    refetchInterval: watching ? 4000 : false,
  });
export const useTraining = () => useMutation({ mutationFn: () => api.post("/leads/score/training", {}) });
