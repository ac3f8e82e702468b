// The weather where a visit is, when there is a network and the server knows it; else it is chosen by hand.
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";

const FRESH = 30 * 60_000;

export function useWeather(uuid: string): string {
  const found = useQuery({
    queryKey: ["visit-weather", uuid],
    queryFn: ({ signal }) => api.get<{ weather: string }>(`/visits/${uuid}/weather`, undefined, signal),
    retry: false,
    staleTime: FRESH,
  });
  return found.data?.weather ?? "";
}
