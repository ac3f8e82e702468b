// Territories and the areas to choose from; a change renews whatever shows a territory.
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { Named } from "@/features/org/queries";

export interface Area {
  province: string;
  city: string;
  district: string;
}
export interface Territory {
  id: number;
  name: string;
  code: string | null;
  parent_id: number | null;
  manager: Named | null;
  teams: Named[];
  areas: Area[];
  version: number;
}
export type AreaTree = Record<string, Record<string, string[]>>;
export interface AreaNode {
  value: string;
  title: string;
  children: AreaNode[];
}

export const useTerritories = () =>
  useQuery({
    queryKey: ["resource", "territory", "all"],
    queryFn: ({ signal }) =>
      api.get<{ items: Territory[] }>("/org/territories", undefined, signal).then((answer) => answer.items),
  });

export const useAreas = () =>
  useQuery({
    queryKey: ["areas"],
    queryFn: ({ signal }) => api.get<{ tree: AreaTree }>("/org/areas", undefined, signal).then((answer) => answer.tree),
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface TerritoryDraft {
  name: string;
  code: string | null;
  parent_id: number | null;
  manager_id: number | null;
  team_ids: number[];
  areas: Area[];
}

export function useSaveTerritory(territory: Territory | null) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (draft: TerritoryDraft) =>
      territory
        ? api.put<Territory>(`/org/territories/${territory.id}`, { ...draft, version: territory.version })
        : api.post<Territory>("/org/territories", draft),
    onSuccess: () => renew("territory", "customer"),
  });
}

export function useCloseTerritory() {
  const renew = useRenew();
  return useMutation({
    mutationFn: (id: number) => api.post(`/org/territories/${id}/close`, {}),
    onSuccess: () => renew("territory", "customer"),
  });
}

/** An area as one text, and back. */
export const keyOf = (area: Area): string => [area.province, area.city, area.district].filter(Boolean).join("/");
export function areaOf(key: string): Area {
  const [province = "", city = "", district = ""] = key.split("/");
  return { province, city, district };
}

/** 江苏省 · 苏州市; a municipality is named once. */
export const areaName = (area: Area): string =>
  [...new Set([area.province, area.city, area.district].filter(Boolean))].join(" · ");

export function nodesOf(tree: AreaTree): AreaNode[] {
  return Object.entries(tree).map(([province, cities]) => ({
    value: province,
    title: province,
    children: Object.entries(cities).flatMap(([city, districts]) => {
      const below = districts.map((district) => ({
        value: `${province}/${city}/${district}`,
        title: district,
        children: [],
      }));
      return city === province ? below : [{ value: `${province}/${city}`, title: city, children: below }];
    }),
  }));
}
