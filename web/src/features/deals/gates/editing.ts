// The gates of pipelines from the server, and what an editor may choose from.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Criterion, EvidenceKind } from "@/api/gates";
import { useRenew } from "@/api/records";
import type { Ref } from "@/api/resource";

interface Option {
  value: string;
  label: { zh: string; en: string };
}
export interface StageGate {
  stage_id: number;
  name: string;
  version: number;
  criteria: (Criterion & { label: string })[];
  movers: string[];
  back_to: number[] | null;
  template_id: number | null;
}
export interface GateOptions {
  fields: Option[];
  evidence: EvidenceKind[];
  methods: string[];
  contact_roles: string[];
  team_roles: string[];
  movers: Option[];
  templates: Ref[];
}
/** A criterion as it is being edited. */
export interface Draft {
  key: string;
  id?: number;
  kind: Criterion["kind"];
  strength: Criterion["strength"];
  params: Criterion["params"];
  label: string;
}
export interface GateBody {
  version: number;
  criteria: Omit<Draft, "key">[];
  movers: string[];
  back_to: number[] | null;
  template_id: number | null;
}

export const useGates = (pipeline: number) =>
  useQuery({
    queryKey: ["pipelines", "gates", pipeline],
    queryFn: ({ signal }) =>
      api.get<{ items: StageGate[] }>(`/pipelines/${pipeline}/gates`, undefined, signal).then((answer) => answer.items),
  });
export const useGateOptions = () =>
  useQuery({
    queryKey: ["pipelines", "gate-options"],
    queryFn: ({ signal }) => api.get<GateOptions>("/pipelines/gate-options", undefined, signal),
  });

export function useGateChange() {
  const client = useQueryClient();
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ method, path, body }: { method: "post" | "patch" | "put"; path: string; body: unknown }) =>
      api[method](path, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["pipelines"] });
      await client.invalidateQueries({ queryKey: ["evidence-kinds"] });
      await renew("deal");
    },
  });
}
