// Between a tile and the form that sets it: the form keeps the fields of all kinds, a tile only those of its own.
import type { Condition } from "@/domain/conditions";
import type { BoardAsk, Box, ChartAsk, MetricAsk, Tile, TileKind } from "@/domain/tiles";

export interface Draft {
  kind: TileKind;
  title: string;
  resource: string;
  /** Of the saved view that was chosen, or what the tile had. */
  rows: { scope: string; filter: Condition | null; q: string };
  sum: string | null;
  by: string | null;
  bucket: ChartAsk["bucket"];
  shape: ChartAsk["shape"];
  columns: string[];
  sort: { field: string; desc: boolean }[];
  limit: number;
  metric: string;
  rank: BoardAsk["by"];
  span: BoardAsk["span"];
  /** Null: the first one that has deals. */
  pipeline: number | null;
}

const START: Draft = {
  kind: "number",
  title: "",
  resource: "deal",
  rows: { scope: "all", filter: null, q: "" },
  sum: null,
  by: null,
  bucket: null,
  shape: "bar",
  columns: [],
  sort: [],
  limit: 10,
  metric: "revenue_won",
  rank: "person",
  span: "month",
  pipeline: null,
};

export function draftOf(tile: Tile | null): Draft {
  if (!tile) return START;
  const draft: Draft = { ...START, kind: tile.kind, title: tile.title };
  switch (tile.kind) {
    case "number":
    case "chart":
    case "table": {
      const { scope, filter, q, ...rest } = tile.ask;
      return { ...draft, rows: { scope, filter, q }, ...rest };
    }
    case "board":
      return { ...draft, metric: tile.ask.metric, span: tile.ask.span, rank: tile.ask.by };
    case "metric":
    case "forecast":
    case "funnel":
      return { ...draft, ...tile.ask };
  }
}

const months = (span: BoardAsk["span"]): MetricAsk["span"] => (span === "day" ? "month" : span);

export function asTile(draft: Draft, { id, x, y, w, h }: Box): Tile {
  const { kind, title, metric, resource } = draft;
  const box = { id, x, y, w, h, title: (title ?? "").trim() };
  const rows = { resource, ...draft.rows };
  switch (kind) {
    case "number":
      return { ...box, kind, ask: { ...rows, sum: draft.sum ?? null } };
    case "chart":
      return {
        ...box,
        kind,
        ask: {
          ...rows,
          by: draft.by ?? "id",
          bucket: draft.bucket ?? null,
          sum: draft.sum ?? null,
          shape: draft.shape,
        },
      };
    case "table":
      return { ...box, kind, ask: { ...rows, columns: draft.columns, sort: draft.sort, limit: draft.limit ?? 10 } };
    case "metric":
      return { ...box, kind, ask: { metric, span: months(draft.span) } };
    case "board":
      return { ...box, kind, ask: { metric, by: draft.rank, span: draft.span } };
    case "forecast":
      return { ...box, kind, ask: { span: months(draft.span) } };
    case "funnel":
      return { ...box, kind, ask: { pipeline: draft.pipeline ?? null } };
  }
}
