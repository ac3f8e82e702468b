// The calendar of a year; every change answers with the whole year, or asks for it again.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, fileNameOf, save, send } from "@/api/client";
import { useAddress } from "@/ui/nav";

export type MarkKind = "holiday" | "makeup" | "company_holiday" | "company_workday" | "note";
export type DayKind = "workday" | "weekend" | Exclude<MarkKind, "note">;
export interface OwnDay {
  id: number;
  kind: MarkKind;
  name: string;
  version: number;
}
export interface CalendarDay {
  day: string;
  kind: DayKind;
  usual: DayKind;
  name: string;
  own: OwnDay | null;
}
export interface WeekendRule {
  id: number;
  starts_on: string;
  free: number[];
  alternate: number[];
  anchor: string | null;
}
export interface CalendarYear {
  year: number;
  source: "gazetted" | "entered" | "unknown";
  last_gazetted: number;
  workdays: number;
  months: { month: number; workdays: number }[];
  days: CalendarDay[];
  weekends: WeekendRule[];
}
export interface PastedDay {
  line: number;
  day: string | null;
  kind: MarkKind | "";
  name: string;
  status: "new" | "changed" | "same" | "wrong";
  message: string;
}

export interface DifferingTeam {
  id: number;
  name: string;
  days: number;
  rules: number;
}

const KEY = ["calendar"];

/** Whose calendar the page is about: a team's, or (null) the company's. The address knows. */
export function useCalendarTeam(): number | null {
  const id = Number(useAddress().search.get("team"));
  return Number.isInteger(id) && id > 0 ? id : null;
}

export function useCalendar(year: number) {
  const team = useCalendarTeam();
  return useQuery({
    queryKey: [...KEY, year, team],
    queryFn: ({ signal }) => api.get<CalendarYear>(`/org/calendar/${year}`, { team }, signal),
  });
}

export const useDifferingTeams = () =>
  useQuery({
    queryKey: [...KEY, "teams"],
    queryFn: ({ signal }) =>
      api.get<{ items: DifferingTeam[] }>("/org/calendar/teams", undefined, signal).then((answer) => answer.items),
  });

/** Attainment and leave are counted by the calendar: they are stale after a change. */
function useStale() {
  const client = useQueryClient();
  return () =>
    Promise.all([KEY, ["figures"], ["resource", "leave"]].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export interface DayChange {
  day: string;
  /** null: as gazette and weekday say. */
  mark: { kind: MarkKind; name: string } | null;
  version: number | null;
}
export function useSetDay() {
  const client = useQueryClient();
  const stale = useStale();
  const team = useCalendarTeam();
  return useMutation({
    mutationFn: ({ day, mark, version }: DayChange) =>
      mark
        ? api.put<CalendarYear>(`/org/calendar/days/${day}`, { ...mark, version, team_id: team })
        : api.delete<CalendarYear>(`/org/calendar/days/${day}`, { query: { version, team } }),
    onSuccess: (year) => {
      client.setQueryData([...KEY, year.year, team], year);
      void client.invalidateQueries({ queryKey: [...KEY, "teams"] });
      void client.invalidateQueries({ queryKey: ["figures"] });
    },
    onError: stale,
  });
}

export interface Paste {
  year: number;
  text: string;
  complete: boolean;
  commit: boolean;
}
export function usePaste() {
  const stale = useStale();
  const team = useCalendarTeam();
  return useMutation({
    mutationFn: ({ year, ...body }: Paste) =>
      api.post<{ items: PastedDay[] }>(`/org/calendar/${year}/paste`, { ...body, team_id: team }),
    onSuccess: (_items, { commit }) => (commit ? stale() : undefined),
  });
}

export function useConfirmYear() {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ year, confirmed }: { year: number; confirmed: boolean }) =>
      api.put<CalendarYear>(`/org/calendar/${year}`, { confirmed }),
    onSuccess: stale,
  });
}

export function useWeekend() {
  const stale = useStale();
  const team = useCalendarTeam();
  return useMutation({
    mutationFn: (rule: Omit<WeekendRule, "id"> | number) =>
      typeof rule === "number"
        ? api.delete(`/org/calendar/weekend/${rule}`)
        : api.put("/org/calendar/weekend", { ...rule, team_id: team }),
    onSuccess: stale,
  });
}

export async function exportYear(year: number, format: "xlsx" | "csv", team: number | null): Promise<void> {
  const answer = await send("GET", `/org/calendar/${year}/export`, undefined, { query: { format, team } });
  save(await answer.blob(), fileNameOf(answer, `calendar-${year}.${format}`));
}
