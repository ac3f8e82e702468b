// Settings for new cards from the server.
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { COVERAGE } from "@/api/coverage";

export interface Setup {
  version: number;
  day_from: string;
  day_to: string;
  minutes: number;
  travel: number;
  visits_day: number | null;
  standards: { name: string; steps: string[] }[];
}

export const useSetup = () =>
  useQuery({
    queryKey: [...COVERAGE, "setup"],
    queryFn: ({ signal }) => api.get<Setup>("/coverage/setup", undefined, signal),
  });
