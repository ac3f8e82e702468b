// Names of the resources.
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { ResourceSpec } from "@/api/resource";

export function useResources(): ReadonlyMap<string, ResourceSpec> {
  const found = useQuery({
    queryKey: ["resources"],
    queryFn: ({ signal }) =>
      api.get<{ items: ResourceSpec[] }>("/resources", undefined, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });
  return new Map((found.data ?? []).map((one) => [one.name, one]));
}
