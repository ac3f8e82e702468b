// React Query hooks for the resource API. Keys start with ["resource", name], so one call renews all that shows an entity.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, fileNameOf, save, send } from "@/api/client";
import type {
  BulkAnswer,
  CountAnswer,
  Feed,
  GroupAnswer,
  HistoryItem,
  LookupItem,
  QueryAnswer,
  QueryBody,
  RecordRow,
  ResourceSpec,
  Row,
  SavedView,
  Selection,
  TimelineItem,
  Values,
} from "@/api/resource";

const at = (name: string) => `/resources/${name}`;
export const resourceKey = (name: string) => ["resource", name] as const;

export const specQuery = (name: string) => ({
  queryKey: ["spec", name],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<ResourceSpec>(at(name), undefined, signal),
  staleTime: 5 * 60_000,
});
export const useSpec = (name: string, enabled = true) => useQuery({ ...specQuery(name), enabled });

export const useRows = (name: string, body: QueryBody, enabled = true) =>
  useQuery({
    queryKey: [...resourceKey(name), "query", body],
    queryFn: ({ signal }) => api.ask<QueryAnswer>(`${at(name)}/query`, body, signal),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useCount = (name: string, body: Selection, enabled = true) =>
  useQuery({
    queryKey: [...resourceKey(name), "count", body],
    queryFn: ({ signal }) => api.ask<CountAnswer>(`${at(name)}/count`, body, signal),
    placeholderData: keepPreviousData,
    enabled,
  });

export interface GroupBody extends Selection {
  by: string;
  bucket?: "day" | "month" | "quarter" | "year";
  sums?: string[];
}
export const useGroups = (name: string, body: GroupBody, enabled = true) =>
  useQuery({
    queryKey: [...resourceKey(name), "group", body],
    queryFn: ({ signal }) => api.ask<GroupAnswer>(`${at(name)}/group`, body, signal),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useRecord = (name: string, id: number | null) =>
  useQuery({
    queryKey: [...resourceKey(name), "record", id],
    queryFn: ({ signal }) => api.get<RecordRow>(`${at(name)}/${id}`, undefined, signal),
    enabled: id !== null,
  });

export const useHistory = (name: string, id: number) => useFeed<HistoryItem>(name, id, "history");
export const useTimeline = (name: string, id: number) => useFeed<TimelineItem>(name, id, "timeline");

function useFeed<Item>(name: string, id: number, part: "history" | "timeline") {
  return useInfiniteQuery({
    queryKey: [...resourceKey(name), part, id],
    queryFn: ({ pageParam, signal }) => api.get<Feed<Item>>(`${at(name)}/${id}/${part}`, { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

export const lookup = (name: string, q: string, signal?: AbortSignal) =>
  api.get<{ items: LookupItem[] }>(`${at(name)}/lookup`, { q }, signal).then((answer) => answer.items);

/** Everything that shows this entity is stale: its lists and records, and figures made from it. */
export function useRenew() {
  const client = useQueryClient();
  return async (...names: string[]) => {
    await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: resourceKey(name) })));
    await client.invalidateQueries({ queryKey: ["figures"] });
  };
}

/** Refs go out as ids. */
export const toApi = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null && "id" in value ? value.id : value,
    ]),
  );

export interface Change {
  id: number;
  version: number;
  values: Values;
}

export function useSaveRecord(name: string) {
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ id, version, values }: Change) => api.patch<RecordRow>(`${at(name)}/${id}`, { version, values }),
    onSuccess: () => renew(name),
  });
}

/** Inline edits show at once in every loaded list; a refused one goes back to what the server has. */
export function usePatchRow(name: string) {
  const client = useQueryClient();
  return (row: Row) =>
    client.setQueriesData<QueryAnswer>(
      { queryKey: [...resourceKey(name), "query"] },
      (answer) =>
        answer && {
          ...answer,
          rows: answer.rows.map((one) =>
            one.id === row.id ? { ...one, ...row, values: { ...one.values, ...row.values } } : one,
          ),
        },
    );
}

export interface NewRecord {
  values: Values;
  confirm?: boolean;
  idempotencyKey: string;
}
export function useCreateRecord(name: string) {
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ values, confirm, idempotencyKey }: NewRecord) =>
      api.post<RecordRow>(at(name), confirm ? { values, confirm } : { values }, { idempotencyKey }),
    onSuccess: () => renew(name),
  });
}

export interface BulkBody extends Selection {
  action: "edit" | "delete";
  ids?: number[];
  values?: Values;
}
export function useBulk(name: string) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (body: BulkBody) => api.post<BulkAnswer>(`${at(name)}/bulk`, body),
    onSettled: () => renew(name),
  });
}

/** Takes a bulk edit back. */
export function useUndo(name: string) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (token: string) => api.post<BulkAnswer>(`${at(name)}/undo`, { token }),
    onSettled: () => renew(name),
  });
}

export function useRemoveRecord(name: string) {
  const renew = useRenew();
  return useMutation({ mutationFn: (id: number) => api.delete(`${at(name)}/${id}`), onSuccess: () => renew(name) });
}

export interface ExportBody extends QueryBody {
  /** The ticked rows only. */
  ids?: number[];
  format: "xlsx" | "csv";
}
/** Saves the file; a large export becomes a job, whose answer says so. */
export async function exportRows(name: string, body: ExportBody): Promise<{ job: boolean }> {
  const answer = await send("POST", `${at(name)}/export`, body, { read: true });
  if (answer.headers.get("Content-Type")?.includes("application/json")) return { job: true };
  save(await answer.blob(), fileNameOf(answer, `${name}.${body.format}`));
  return { job: false };
}

const viewsKey = (resource: string) => ["views", resource];
export const useViews = (resource: string) =>
  useQuery({
    queryKey: viewsKey(resource),
    queryFn: ({ signal }) =>
      api
        .get<{ items: SavedView[] } | SavedView[]>("/views", { resource }, signal)
        .then((answer) => (Array.isArray(answer) ? answer : answer.items)),
    staleTime: 60_000,
  });

export function useViewChange(resource: string) {
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: viewsKey(resource) });
  return {
    create: useMutation({
      mutationFn: (view: Omit<SavedView, "id" | "mine" | "version">) => api.post<SavedView>("/views", view),
      onSuccess: renew,
    }),
    update: useMutation({
      mutationFn: ({ id, ...view }: Partial<SavedView> & { id: number }) => api.patch<SavedView>(`/views/${id}`, view),
      onSuccess: renew,
    }),
    remove: useMutation({ mutationFn: (id: number) => api.delete(`/views/${id}`), onSuccess: renew }),
  };
}
