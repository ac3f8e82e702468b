// Reports 日报/周报/月报 from the server, for desk and phone. Amounts are fen.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";

export const KINDS = ["day", "week", "month"] as const;
export type Kind = (typeof KINDS)[number];
export type Standing = "open" | "draft" | "missing" | "on_time" | "late" | "free";
export const HUE: Record<Standing, string> = {
  open: "accent",
  draft: "gold",
  missing: "risk",
  on_time: "gain",
  late: "volcano",
  free: "grey",
};
interface Both {
  zh: string;
  en: string;
}
export interface Column {
  key: string;
  label: Both;
  format: "text" | "number" | "money" | "clock" | "moment" | "day" | "choice" | "ref" | "span" | "counted";
  choices: Record<string, Both>;
}
export type Cell =
  | string
  | number
  | null
  | { resource: string; id: number; label: string }
  | { code: string; quantity: number }
  | (string | null)[];
export interface Section {
  name: string;
  label: Both;
  columns: Column[];
  rows: Record<string, Cell>[];
  count: number;
  sums: Record<string, number>;
  whole: boolean;
}
export interface Words {
  judgement: string;
  next_plan: string;
  note: string;
  area: string;
  weather: string;
}
export interface Sheet extends Words {
  id: number | null;
  version: number;
  kind: Kind;
  start: string;
  end: string;
  member: { id: number; name: string };
  team: { id: number; name: string };
  standing: Standing;
  required: boolean;
  due_at: string;
  submitted_at: string | null;
  /** when what was confirmed on a phone came; null: it was submitted here */
  arrived_at: string | null;
  doubt: "" | "clock" | "waited";
  /** when this was put together, by the server's clock */
  as_of: string;
  area_found: string;
  weather_found: string;
  next_found: string;
  sections: Section[];
  own: boolean;
  can_take_back: boolean;
  can_export: boolean;
  before: string;
  after: string;
  comments: { id: number; by_name: string; at: string; text: string }[];
}
export const REPORTS = ["figures", "reports"];

export const useMine = (kind: Kind, day: string | null, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...REPORTS, "mine", kind, day],
    queryFn: ({ signal }) => api.get<Sheet>("/reports/mine", { kind, day }, signal),
  });

export const useReport = (id: number) =>
  useQuery({
    queryKey: [...REPORTS, "one", id],
    queryFn: ({ signal }) => api.get<Sheet>(`/reports/${id}`, undefined, signal),
  });

export const useOfMember = (member: number, kind: Kind, day: string) =>
  useQuery({
    queryKey: [...REPORTS, "member", member, kind, day],
    queryFn: ({ signal }) => api.get<Sheet>(`/reports/members/${member}`, { kind, day }, signal),
  });

export interface TeamPage {
  node: { key: string; name: string };
  kind: Kind;
  day: string;
  before: string;
  spans: { start: string; end: string; asked: number; submitted: number; on_time: number }[];
  people: {
    id: number;
    name: string;
    team: string;
    reports: { id: number; start: string; standing: Standing; submitted_at: string | null }[];
  }[];
  next_cursor: string | null;
}
export const SHOWS = ["", "on_time", "late", "missing", "open"] as const;
export type Show = (typeof SHOWS)[number];

export const useTeam = (kind: Kind, day: string | null, node: string | null, show: Show) =>
  useInfiniteQuery({
    queryKey: [...REPORTS, "team", kind, day, node, show],
    queryFn: ({ signal, pageParam }) =>
      api.get<TeamPage>("/reports/team", { kind, day, node, show: show || null, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export interface Card {
  today: string;
  standing: Standing;
  due_at: string | null;
  owed: { start: string; due_at: string; standing: Standing }[];
  plan: { id: number; answer: "" | "approved" | "returned"; planned: number; fulfilled: number } | null;
  to_answer: boolean;
}
export const useReportCard = () =>
  useQuery({
    queryKey: [...REPORTS, "card"],
    queryFn: ({ signal }) => api.get<Card>("/reports/card", undefined, signal),
  });

export interface Setup {
  version: number;
  writers: Record<Kind, string[]>;
  day_after: number;
  day_at: string;
  week_after: number;
  week_at: string;
  month_after: number;
  month_at: string;
  remind_minutes: number | null;
  early_days: number;
  late_days: number;
  plan_at: string;
  starts_on: string | null;
  roles: { code: string; label: Both }[];
}
export const useReportSetup = () =>
  useQuery({
    queryKey: [...REPORTS, "setup"],
    queryFn: ({ signal }) => api.get<Setup>("/reports/setup", undefined, signal),
  });

/** A change; everything is asked for again, also when it failed: part of it may have been done. */
export function useReportAct<T = void, R = unknown>(act: (value: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: REPORTS }) });
}

const body = (sheet: Sheet, words: Words) => ({ kind: sheet.kind, day: sheet.start, version: sheet.version, ...words });
export const saveWords = (sheet: Sheet, words: Words) => api.put<Sheet>("/reports/mine", body(sheet, words));
export const submitWords = (sheet: Sheet, words: Words) =>
  api.post<Sheet>("/reports/mine/submission", body(sheet, words));
export const takeBack = (sheet: Sheet) =>
  api.post<Sheet>(`/reports/${sheet.id}/withdrawal`, { version: sheet.version });
export const sayComment = (id: number, text: string, mentions: number[]) =>
  api.post<Sheet>(`/reports/${id}/comments`, { text, mentions });

/** What a person begins to write with: the draft, and of area and weather what the records say. */
export const wordsOf = (sheet: Sheet): Words => ({
  judgement: sheet.judgement,
  next_plan: sheet.next_plan || sheet.next_found,
  note: sheet.note,
  area: sheet.area || sheet.area_found,
  weather: sheet.weather || sheet.weather_found,
});
const ON_ITS_WAY = 120_000; // milliseconds: sent at once, as far as a person can tell
/** Confirmed on a phone, and there much later or by an unlikely clock: worth a word. */
export const cameLater = (sheet: Sheet) =>
  sheet.arrived_at !== null &&
  sheet.submitted_at !== null &&
  (sheet.doubt !== "" || Date.parse(sheet.arrived_at) - Date.parse(sheet.submitted_at) > ON_ITS_WAY);
export const canWrite = (sheet: Sheet) => sheet.own && sheet.submitted_at === null;
export const spanText = (start: string, end: string) => (start === end ? start : `${start} – ${end}`);
