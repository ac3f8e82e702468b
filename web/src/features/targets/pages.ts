// Sides of a target that come page by page: the first page with its teams, then more people.
import { useInfiniteQuery } from "@tanstack/react-query";
import { api, type Query } from "@/api/client";

interface Paged {
  next: string | null;
}

export const usePages = <Page extends Paged>(id: number, side: string, query: Query = {}) =>
  useInfiniteQuery({
    queryKey: ["figures", "targets", "side", id, side, query, "pages"],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>(`/targets/${id}/${side}`, pageParam ? { ...query, after: pageParam } : query, signal),
    initialPageParam: "",
    getNextPageParam: (last: Page) => last.next ?? undefined,
  });
