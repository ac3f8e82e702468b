// Outlets on a map in groups: by who serves them, by area, by route, or by how their visits stand.

/** `made` are days with a visit in the period, `wanted` the visits that the cycle asked for. Days late: above 0 overdue, from 0 down to -6 due soon; null without a cycle. */
export type AreaPoint = [
  id: number,
  latitude: number,
  longitude: number,
  grade: string,
  owner: number | null,
  team: number | null,
  territory: number | null,
  route: number | null,
  made: number,
  late: number | null,
  wanted: number,
];

export const BY = ["owner", "team", "territory", "route", "grade", "state"] as const;
export type By = (typeof BY)[number];
export const STATES = ["overdue", "due", "visited", "none"] as const;
export const SHOW = ["outlets", "visited", "wanted", "reached", "due", "overdue"] as const;
export type Show = (typeof SHOW)[number];

export interface Group {
  /** Id of the person, team …, a state, or "" for outlets that have none. */
  key: string;
  /** Index of its colour; all groups beyond `COLOURS` share that one. */
  colour: number;
  points: AreaPoint[];
  counts: Record<Show, number>;
}

export const COLOURS = 8;
const SOON = 7; // days ahead in which a visit counts as due, as on the server
const AT: Record<Exclude<By, "state">, number> = { owner: 4, team: 5, territory: 6, route: 7, grade: 3 };

export function shows(point: AreaPoint, show: Show): boolean {
  const late = point[9];
  switch (show) {
    case "visited":
      return point[8] > 0;
    case "wanted":
      return point[10] > 0;
    case "reached":
      return point[10] > 0 && point[8] >= point[10];
    case "due":
      return late !== null && late <= 0 && late > -SOON;
    case "overdue":
      return late !== null && late > 0;
    default:
      return true;
  }
}

export function keyOf(point: AreaPoint, by: By): string {
  if (by !== "state") return String(point[AT[by]] ?? "");
  return STATES.find((one) => one !== "none" && shows(point, one)) ?? "none";
}

/** The largest first and with a colour each; states in their own order. */
export function groups(points: readonly AreaPoint[], by: By): Group[] {
  const found = new Map<string, AreaPoint[]>();
  for (const point of points) {
    const key = keyOf(point, by);
    const group = found.get(key);
    if (group) group.push(point);
    else found.set(key, [point]);
  }
  const ordered = [...found].sort(([one, its], [other, theirs]) =>
    by === "state" ? order(one) - order(other) : theirs.length - its.length || (one < other ? -1 : 1),
  );
  return ordered.map(([key, its], at) => ({
    key,
    colour: by === "state" ? order(key) : Math.min(key === "" ? COLOURS : at, COLOURS),
    points: its,
    counts: Object.fromEntries(
      SHOW.map((show) => [show, its.filter((point) => shows(point, show)).length]),
    ) as Group["counts"],
  }));
}

const order = (key: string) => STATES.indexOf(key as (typeof STATES)[number]);

/** Ids of those that are shown, the longest overdue first. */
export function ranked(points: readonly AreaPoint[], show: Show): number[] {
  const late = (point: AreaPoint) => point[9] ?? Number.NEGATIVE_INFINITY;
  return points
    .filter((point) => shows(point, show))
    .sort((one, other) => (late(one) === late(other) ? one[0] - other[0] : late(other) - late(one)))
    .map((point) => point[0]);
}

/** What a count is a share of: visited of all outlets, reached of those that were to be visited. */
export const OF: Partial<Record<Show, Show>> = { visited: "outlets", reached: "wanted" };

/** The share in whole percent; null where there is nothing to take it of. */
export function percent(counts: Group["counts"], show: Show): number | null {
  const of = OF[show];
  return of && counts[of] > 0 ? Math.round((100 * counts[show]) / counts[of]) : null;
}
