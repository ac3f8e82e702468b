// Tiles of a dashboard: what each asks, and how they lie on a grid of twelve columns without covering each other.
import type { Condition } from "@/domain/conditions";

export const COLUMNS = 12;
export const LEAST = { w: 2, h: 1 };
export const MOST_HEIGHT = 20;
export const MOST_TILES = 40;

export interface Box {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
}
export interface RowsAsk {
  resource: string;
  scope: string;
  filter: Condition | null;
  q: string;
}
export interface NumberAsk extends RowsAsk {
  sum: string | null;
}
export const SHAPES = ["bar", "line", "pie"] as const;
export const BUCKETS = ["day", "month", "quarter", "year"] as const;
export interface ChartAsk extends RowsAsk {
  by: string;
  bucket: (typeof BUCKETS)[number] | null;
  sum: string | null;
  shape: (typeof SHAPES)[number];
}
export interface TableAsk extends RowsAsk {
  columns: string[];
  sort: { field: string; desc: boolean }[];
  limit: number;
}
export const SPANS = ["month", "quarter", "year"] as const;
export type TileSpan = (typeof SPANS)[number];
export interface MetricAsk {
  metric: string;
  span: TileSpan;
}
export interface BoardAsk {
  metric: string;
  by: "person" | "team" | "region";
  span: "day" | TileSpan;
}
export interface FunnelAsk {
  pipeline: number | null;
}
export interface ForecastAsk {
  span: TileSpan;
}
export interface Asks {
  number: NumberAsk;
  chart: ChartAsk;
  table: TableAsk;
  metric: MetricAsk;
  board: BoardAsk;
  funnel: FunnelAsk;
  forecast: ForecastAsk;
}
export type TileKind = keyof Asks;
export const KINDS: readonly TileKind[] = ["number", "chart", "table", "metric", "board", "funnel", "forecast"];
export type Tile = { [Kind in TileKind]: Box & { kind: Kind; title: string; ask: Asks[Kind] } }[TileKind];

/** What a new tile of a kind takes. */
export const SIZE: Record<TileKind, { w: number; h: number }> = {
  number: { w: 3, h: 2 },
  chart: { w: 6, h: 4 },
  table: { w: 6, h: 4 },
  metric: { w: 3, h: 2 },
  board: { w: 4, h: 4 },
  funnel: { w: 4, h: 4 },
  forecast: { w: 4, h: 3 },
};

export const overlap = (one: Box, other: Box) =>
  one.id !== other.id &&
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h;

const inside = <T extends Box>(box: T): T => {
  const w = Math.min(COLUMNS, Math.max(LEAST.w, box.w));
  const h = Math.min(MOST_HEIGHT, Math.max(LEAST.h, box.h));
  return { ...box, w, h, x: Math.min(COLUMNS - w, Math.max(0, box.x)), y: Math.max(0, box.y) };
};

/** No tile covers another, none can move up; the first one named keeps its place before the others. */
export function settled<T extends Box>(boxes: readonly T[], first?: string): T[] {
  const order = boxes
    .map(inside)
    .sort((a, b) => Number(b.id === first) - Number(a.id === first) || a.y - b.y || a.x - b.x);
  const pushed: T[] = [];
  for (const box of order) {
    let y = box.y;
    while (pushed.some((other) => overlap({ ...box, y }, other))) y += 1;
    pushed.push({ ...box, y });
  }
  const lifted: T[] = [];
  for (const box of pushed.sort((a, b) => a.y - b.y || a.x - b.x)) {
    let y = box.y;
    while (y > 0 && !lifted.some((other) => overlap({ ...box, y: y - 1 }, other))) y -= 1;
    lifted.push({ ...box, y });
  }
  const found = new Map(lifted.map((box) => [box.id, box]));
  return boxes.map((box) => found.get(box.id) ?? box);
}

export const changed = <T extends Box>(boxes: readonly T[], id: string, to: Partial<Box>): T[] =>
  settled(
    boxes.map((box) => (box.id === id ? { ...box, ...to } : box)),
    id,
  );

/** At the end. */
export const added = <T extends Box>(boxes: readonly T[], box: T): T[] =>
  settled([...boxes, { ...box, x: 0, y: height(boxes) }]);

export const removed = <T extends Box>(boxes: readonly T[], id: string): T[] =>
  settled(boxes.filter((box) => box.id !== id));

export const height = (boxes: readonly Box[]) => boxes.reduce((most, box) => Math.max(most, box.y + box.h), 0);

/** On the phone, and read aloud: from the top left on. */
export const inOrder = <T extends Box>(boxes: readonly T[]): T[] => [...boxes].sort((a, b) => a.y - b.y || a.x - b.x);

/** A name that no other tile has. */
export function freshId(boxes: readonly Box[]): string {
  const taken = new Set(boxes.map((box) => box.id));
  let number = boxes.length + 1;
  while (taken.has(`t${number}`)) number += 1;
  return `t${number}`;
}
