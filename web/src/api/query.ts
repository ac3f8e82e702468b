// How server data is cached: reads are retried when that can help, writes never silently.
import { QueryClient } from "@tanstack/react-query";
import { isTemporary } from "@/api/errors";

export function makeQueryClient(retries = 2): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < retries && isTemporary(error),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4000),
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
