// Settings of tasks and the verbs of templates.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { type TaskTemplate, TEMPLATES, type TemplateLine } from "@/api/tasks";

export interface Setup {
  version: number;
  escalate_days: number | null;
  digest: boolean;
}
const SETUP = ["task-setup"];
export const useSetup = () =>
  useQuery({ queryKey: SETUP, queryFn: ({ signal }) => api.get<Setup>("/task-setup", undefined, signal) });
export function useSetupSave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (setup: Setup) => api.put<Setup>("/task-setup", setup),
    onSuccess: (setup) => client.setQueryData(SETUP, setup),
  });
}

export interface DraftLine extends Omit<TemplateLine, "id"> {
  /** Of a line that is stored; new ones have a negative key of their own. */
  id: number;
}
export interface Draft {
  name: string;
  note: string;
  resource: string;
  lines: DraftLine[];
}
export function useTemplateVerbs() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: TEMPLATES });
  return {
    save: useMutation({
      mutationFn: ({ template, draft }: { template: TaskTemplate | null; draft: Draft }) => {
        const lines = draft.lines.map(({ id, member, ...line }) => ({
          ...line,
          ...(id > 0 ? { id } : {}),
          member_id: member?.id ?? null,
          checklist: line.checklist.map((one) => one.trim()).filter(Boolean),
        }));
        const body = { name: draft.name, note: draft.note, resource: draft.resource, lines };
        return template
          ? api.put<TaskTemplate>(`/task-templates/${template.id}`, { ...body, version: template.version })
          : api.post<TaskTemplate>("/task-templates", body);
      },
      onSuccess,
    }),
    archive: useMutation({
      mutationFn: ({ id, archived }: { id: number; archived: boolean }) =>
        api.post<TaskTemplate>(`/task-templates/${id}/archiving`, { archived }),
      onSuccess,
    }),
  };
}
