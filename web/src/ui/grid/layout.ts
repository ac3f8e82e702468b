// Sizes of a tree grid in pixels, and what a column and a mark are.
export const ROW = 34;
export const HEAD = 40;
export const COLUMN = 108;
export const nameWidth = (wide: boolean) => (wide ? 240 : 150);

export interface GridColumn {
  key: string;
  label: string;
  /** Under the label: dates of a week, weekday. */
  sub?: string;
  title?: string;
  /** A day off. */
  free?: boolean;
  /** The head is a button that opens the period. */
  opens?: boolean;
}
/** Something to be seen at a cell: why it was refused, or that somebody else has changed it. */
export interface Mark {
  tone: "risk" | "changed" | "pending";
  text: string;
}
export const markKey = (row: string, column: string) => `${row}|${column}`;
export type Marks = ReadonlyMap<string, Mark>;
