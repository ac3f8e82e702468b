// Imports from and to the server; a job that works in the background is asked for once a second.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, fileNameOf, save, send } from "@/api/client";
import {
  BUSY,
  type FileTable,
  type ImportJob,
  type ImportRow,
  type KeptRecipe,
  type Recipe,
  type Step,
  type Target,
} from "@/features/exchange/types";

const KEY = ["imports"];
export const jobKey = (id: number) => [...KEY, id];

export const useImports = () =>
  useInfiniteQuery({
    queryKey: [...KEY, "list"],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: ImportRow[]; next_cursor: string | null }>("/imports", { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.items.some((one) => BUSY.includes(one.status)) ? 2000 : false,
  });

export const useImport = (id: number) =>
  useQuery({
    queryKey: jobKey(id),
    queryFn: ({ signal }) => api.get<ImportJob>(`/imports/${id}`, undefined, signal),
    refetchInterval: (query) => (query.state.data && BUSY.includes(query.state.data.status) ? 1000 : false),
    staleTime: 0,
  });

export const useTargets = () =>
  useQuery({
    queryKey: [...KEY, "targets"],
    queryFn: ({ signal }) =>
      api.get<{ items: Target[] }>("/imports/targets", undefined, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });

const RECIPES = [...KEY, "recipes"];
export const useRecipes = () =>
  useQuery({
    queryKey: RECIPES,
    queryFn: ({ signal }) =>
      api.get<{ items: KeptRecipe[] }>("/imports/recipes", undefined, signal).then((answer) => answer.items),
  });

export function useKeepRecipe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id?: number; name: string; recipe: Recipe }) =>
      id ? api.put<KeptRecipe>(`/imports/recipes/${id}`, body) : api.post<KeptRecipe>("/imports/recipes", body),
    onSuccess: () => client.invalidateQueries({ queryKey: RECIPES }),
  });
}

export function useUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (files: File[]) => {
      const form = new FormData();
      for (const file of files) form.append("files", file, file.name);
      return api.post<ImportJob>("/imports", form);
    },
    onSuccess: (job) => {
      client.setQueryData(jobKey(job.id), job);
      return client.invalidateQueries({ queryKey: [...KEY, "list"] });
    },
  });
}

/** Everything that changes a job answers with the job as it is then. */
export function useImportChange(id: number) {
  const client = useQueryClient();
  const onSuccess = (job: ImportJob) => {
    client.setQueryData(jobKey(id), job);
    return client.invalidateQueries({ queryKey: [...KEY, "list"] });
  };
  return {
    map: useMutation({
      mutationFn: ({ recipe, version }: { recipe: Recipe; version: number }) =>
        api.patch<ImportJob>(`/imports/${id}`, { recipe, version }),
      onSuccess,
    }),
    verb: useMutation({
      mutationFn: (verb: "validate" | "commit" | "cancel" | "undo") => api.post<ImportJob>(`/imports/${id}/${verb}`),
      onSuccess,
    }),
  };
}

export interface Wanted {
  resource: string;
  file: string;
  sheet?: string;
  header?: number;
  encoding?: string;
  delimiter?: string;
}
export const suggest = (id: number, wanted: Wanted) =>
  api.post<{ step: Step; table: FileTable }>(`/imports/${id}/suggest`, wanted);

export async function download(path: string, fallback: string): Promise<void> {
  const answer = await send("GET", path);
  save(await answer.blob(), fileNameOf(answer, fallback));
}
