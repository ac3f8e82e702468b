// Outlets from the server, for desk and phone: ledger 进销存, distribution 铺货率, competitors 竞品.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type Ledger = Omit<Schemas["OutletLedgerOut"], "products"> & { products: ProductLine[] };
export type ProductLine = Omit<Schemas["ProductLine"], "warnings" | "reasons"> & {
  warnings: Warning[];
  reasons: Reason[];
};
export type Chain = { entries: Entry[]; more: boolean };
export interface Entry {
  id: number;
  at: string;
  day: string;
  opening: number;
  received: number;
  returned: number;
  sold: number;
  closing: number;
  counted: number | null;
  ordered: number;
  price: string | null;
  price_seen: string | null;
  floor: string | null;
  below_floor: boolean;
  outside: boolean;
  explanation: string;
  source: "visit" | "hand" | "import";
  first: boolean;
  received_told: boolean;
  visit_uuid: string | null;
  member: string;
}
export const WARNINGS = ["out", "stuffing", "over", "below_floor", "outside", "negative"] as const;
export type Warning = (typeof WARNINGS)[number];
export type Reason = "sell_in" | "month_end" | "supply";
export const BY = ["channel", "province", "city", "member", "team"] as const;
export type By = (typeof BY)[number];

export interface Share {
  having: number;
  universe: number;
  missing: number;
  /** Basis points. */
  numeric: number | null;
  weighted: number | null;
  /** Turnover of the universe in fen. */
  weight: number;
}
export const KINDS = ["week", "month", "quarter", "free"] as const;
export type Kind = (typeof KINDS)[number];
export interface Distribution {
  month: string;
  first: string;
  last: string;
  period: Kind;
  limited: boolean;
  product_id: number | null;
  total: Share;
  lines: (Share & { key: string; name: string })[];
  more: boolean;
  trend: (Share & { month: string; last: string })[];
  channels: string[];
  provinces: string[];
}
export interface Wanted {
  period?: Kind | undefined;
  first?: string | undefined;
  last?: string | undefined;
  month?: string | undefined;
  product?: number | undefined;
  by?: By | undefined;
  channel?: string | undefined;
  province?: string | undefined;
  city?: string | undefined;
  member?: number | undefined;
  team?: number | undefined;
}
export interface MissingOutlet {
  customer_id: number;
  name: string;
  grade: string;
  channel: string;
  place: string;
  weight: number;
  owner: string;
}
export interface RivalLine {
  competitor: string;
  product: string;
  records: number;
  promotions: number;
  prices: (string | null)[];
  seen: number[];
  latest: string | null;
  change: number | null;
  own_product_id: number | null;
  own_product: string;
  own_price: string | null;
  against: number | null;
}
export interface Rivals {
  weeks: string[];
  lines: RivalLine[];
  more: boolean;
  competitors: { name: string; records: number; this_week: number }[];
}
export type Setup = Schemas["OutletSetupOut"];
export interface LineIn {
  product_id: number;
  counted: number | null;
  ordered: number;
  returned: number;
  received: number | null;
  price: number | null;
  explanation: string;
}

export const OUTLETS = ["figures", "outlets"];

export const useLedger = (customer: number) =>
  useQuery({
    queryKey: [...OUTLETS, "ledger", customer],
    queryFn: ({ signal }) => api.get<Ledger>(`/outlets/${customer}/ledger`, undefined, signal),
  });

export const useChain = (customer: number, product: number) =>
  useInfiniteQuery({
    queryKey: [...OUTLETS, "chain", customer, product],
    queryFn: ({ signal, pageParam }) =>
      api.get<Chain>(`/outlets/${customer}/ledger/${product}`, { before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.more ? last.entries.at(-1)?.at : undefined),
  });

export const useDistribution = (wanted: Wanted) =>
  useQuery({
    queryKey: [...OUTLETS, "distribution", wanted],
    queryFn: ({ signal }) => api.get<Distribution>("/outlets/distribution", { ...wanted }, signal),
  });

export const useMissing = (wanted: Wanted) =>
  useInfiniteQuery({
    queryKey: [...OUTLETS, "missing", wanted],
    queryFn: ({ signal, pageParam }) => {
      const { by: _, ...asked } = wanted;
      return api.get<{ rows: MissingOutlet[]; more: boolean }>(
        "/outlets/distribution/missing",
        { ...asked, offset: pageParam },
        signal,
      );
    },
    enabled: wanted.product !== undefined,
    initialPageParam: 0,
    getNextPageParam: (last, all) => (last.more ? all.reduce((sum, one) => sum + one.rows.length, 0) : undefined),
  });

export const useRivals = (weeks: number) =>
  useQuery({
    queryKey: [...OUTLETS, "rivals", weeks],
    queryFn: ({ signal }) => api.get<Rivals>("/outlets/competitors", { weeks }, signal),
  });

export const useOutletSetup = () =>
  useQuery({
    queryKey: [...OUTLETS, "setup"],
    queryFn: ({ signal }) => api.get<Setup>("/outlets/setup", undefined, signal),
  });

export function useOutletAct<Given, Got = unknown>(act: (given: Given) => Promise<Got>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: OUTLETS }),
        client.invalidateQueries({ queryKey: ["resource", "ledger_entry"] }),
        client.invalidateQueries({ queryKey: ["resource", "outlet_stock"] }),
      ]);
    },
  });
}
