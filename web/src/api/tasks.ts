// Tasks from the server for desk and phone: one task, the tasks of a record, one's own, verbs, templates.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { Label, Ref, Selection } from "@/api/resource";

export const STATUSES = ["todo", "doing", "blocked", "done", "cancelled"] as const;
export const PRIORITIES = ["high", "normal", "low"] as const;
export type TaskStatus = (typeof STATUSES)[number];
export type Priority = (typeof PRIORITIES)[number];
export const isOpen = (status: TaskStatus) => status !== "done" && status !== "cancelled";

export interface Subject {
  resource: string;
  id: number;
  label: string;
  /** Whether the reader may go there. */
  open: boolean;
}
export interface TaskCard {
  id: number;
  title: string;
  status: TaskStatus;
  blocked_reason: string;
  priority: Priority;
  due_at: string | null;
  whole_day: boolean;
  /** Days since the due day. */
  overdue: number;
  late: boolean;
  done_at: string | null;
  owner: Ref | null;
  check_total: number;
  check_done: number;
  repeats: boolean;
}
export interface Entry extends TaskCard {
  version: number;
  subject: Subject | null;
}
export interface AboutItem extends TaskCard {
  can_edit: boolean;
  subject: Subject | null;
  steps: { total: number; done: number };
}
export interface Task extends TaskCard {
  version: number;
  note: string;
  starts_on: string | null;
  repeat: string;
  remind_minutes: number | null;
  escalated_at: string | null;
  created_at: string;
  created_by: Ref | null;
  template: string;
  parent: Ref | null;
  /** Must be over first; `waits`: it is not yet. */
  after: (Ref & { waits: boolean; open: boolean }) | null;
  followers: TaskCard[];
  subject: Subject | null;
  checklist: { id: number; text: string; done_at: string | null; done_by: string }[];
  collaborators: Ref[];
  steps: TaskCard[];
  can_edit: boolean;
  can_delete: boolean;
}
export interface NewTask {
  title: string;
  note?: string;
  owner?: number | null;
  priority?: Priority;
  due_at?: string | null;
  whole_day?: boolean;
  remind_minutes?: number | null;
  repeat?: string;
  parent?: number;
  subject?: { resource: string; id: number } | null;
  collaborators?: number[];
  checklist?: string[];
}
export interface Moved {
  status: TaskStatus;
  version: number;
  steps: number;
  next_id: number | null;
  undo_token: string | null;
}
export interface StatusBody {
  status: TaskStatus;
  reason?: string;
  steps?: boolean;
}

const TASK = ["resource", "task"];
export const useTask = (id: number) =>
  useQuery({
    queryKey: [...TASK, "page", id],
    queryFn: ({ signal }) => api.get<Task>(`/tasks/${id}`, undefined, signal),
  });
export const useTasksAbout = (resource: string, id: number) =>
  useQuery({
    queryKey: [...TASK, "about", resource, id],
    queryFn: ({ signal }) =>
      api.get<{ items: AboutItem[]; can_create: boolean }>(`/tasks/about/${resource}/${id}`, undefined, signal),
  });

export type GroupName = "overdue" | "today" | "soon" | "later" | "undated" | "done";
export interface TaskGroup {
  name: GroupName;
  count: number;
  tasks: Entry[];
}
export const MINE = [...TASK, "mine"];
export const useMyTasks = (enabled = true) =>
  useQuery({
    queryKey: MINE,
    queryFn: ({ signal }) => api.get<{ groups: TaskGroup[] }>("/tasks/mine", undefined, signal),
    enabled,
  });

export interface CalendarDay {
  day: string;
  count: number;
  open: number;
  /** There are more than `count`. */
  capped: boolean;
  tasks: Entry[];
}
export const useTaskCalendar = (selection: Selection, start: string, end: string) =>
  useQuery({
    queryKey: [...TASK, "calendar", selection, start, end],
    queryFn: ({ signal }) => api.ask<{ days: CalendarDay[] }>("/tasks/calendar", { ...selection, start, end }, signal),
    placeholderData: (known) => known,
  });

/** Every verb renews all that shows tasks; timelines of their records tell it too. */
export function useTaskVerbs() {
  const renew = useRenew();
  const client = useQueryClient();
  const after = async () => {
    await renew("task");
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes("timeline") });
  };
  const put = <Body>(part: string) => ({
    mutationFn: ({ id, ...body }: Body & { id: number }) => api.put<Task>(`/tasks/${id}/${part}`, body),
    onSuccess: (task: Task) => {
      client.setQueryData([...TASK, "page", task.id], task);
      return after();
    },
  });
  return {
    create: useMutation({ mutationFn: (body: NewTask) => api.post<{ id: number }>("/tasks", body), onSuccess: after }),
    move: useMutation({
      mutationFn: ({ id, ...body }: StatusBody & { id: number }) => api.post<Moved>(`/tasks/${id}/status`, body),
      onSuccess: after,
    }),
    undo: useMutation({
      mutationFn: (token: string) => api.post<{ done: number }>("/tasks/undo", { token }),
      onSuccess: after,
    }),
    checklist: useMutation(put<{ lines: { id?: number; text: string }[] }>("checklist")),
    collaborators: useMutation(put<{ members: number[] }>("collaborators")),
    predecessor: useMutation(put<{ after: number | null }>("predecessor")),
    subject: useMutation(put<{ subject: { resource: string; id: number } | null }>("subject")),
    tick: useMutation({
      mutationFn: ({ id, line, done }: { id: number; line: number; done: boolean }) =>
        api.post<Task>(`/tasks/${id}/checklist/${line}`, { done }),
      onSuccess: (task) => {
        client.setQueryData([...TASK, "page", task.id], task);
        return after();
      },
    }),
  };
}

export const ASSIGNEES = ["owner", "superior", "member", "role"] as const;
export interface TemplateLine {
  id: number;
  title: string;
  note: string;
  step: boolean;
  offset_days: number | null;
  priority: Priority;
  assignee: (typeof ASSIGNEES)[number];
  member: Ref | null;
  role: string;
  checklist: string[];
}
export interface TaskTemplate {
  id: number;
  version: number;
  name: string;
  note: string;
  resource: string;
  archived: boolean;
  lines: TemplateLine[];
}
export interface SubjectKind {
  resource: string;
  label: Label;
  roles: { value: string; label: Label }[];
}
export const TEMPLATES = ["task-templates"];
export const useTaskTemplates = (query: { resource?: string; archived?: boolean }) =>
  useQuery({
    queryKey: [...TEMPLATES, query],
    queryFn: async ({ signal }) => (await api.get<{ items: TaskTemplate[] }>("/task-templates", query, signal)).items,
  });
export const useSubjectKinds = () =>
  useQuery({
    queryKey: [...TEMPLATES, "kinds"],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: SubjectKind[] }>("/task-templates/kinds", undefined, signal)).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
export function useTemplateUse() {
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; subject: NewTask["subject"]; owner_id?: number | null; day: string }) =>
      api.post<{ ids: number[] }>(`/task-templates/${id}/use`, body),
    onSuccess: () => renew("task"),
  });
}
