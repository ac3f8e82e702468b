// Imports as the API speaks of them.
import type { Choice, FieldType, Label } from "@/api/resource";

export type ImportStatus =
  | "draft"
  | "checking"
  | "ready"
  | "running"
  | "done"
  | "failed"
  | "cancelled"
  | "undoing"
  | "undone";
export const BUSY: readonly ImportStatus[] = ["checking", "running", "undoing"];

export interface FileTable {
  sheet: string;
  encoding: string;
  delimiter: string;
  header: number;
  columns: string[];
  rows: number;
  samples: string[][];
}
export interface ImportFile {
  id: number;
  name: string;
  size: number;
  tables: FileTable[];
}

/** Where a field's value comes from. Parts that the page does not edit are kept as they are. */
export interface Rule {
  column?: string;
  value?: string | number | boolean | null;
  template?: string;
  values?: Record<string, string>;
  format?: string;
  by?: string[];
  missing?: "error" | "create" | "blank";
  otherwise?: Rule;
}
export type Mode = "add" | "update" | "upsert";
export interface Step {
  resource: string;
  file: string;
  sheet?: string;
  header?: number;
  encoding?: string;
  delimiter?: string;
  mode?: Mode;
  key?: string[];
  blank?: "keep" | "clear";
  distinct?: boolean;
  twins?: "add" | "skip" | "update";
  where?: unknown[];
  values?: Record<string, Record<string, string>>;
  fields: Record<string, Rule>;
}
export interface Recipe {
  version?: number;
  name?: string;
  steps: Step[];
}

export type RowStatus = "new" | "update" | "unchanged" | "twin" | "skipped" | "error" | "repeated";
export type Counts = Partial<Record<RowStatus, number>>;
export interface RowIssue {
  field: string;
  code: string;
  message?: string;
  params: Record<string, unknown>;
}
export interface PreviewRow {
  line: number;
  status: RowStatus;
  id: number | null;
  values: Record<string, unknown>;
  was?: Record<string, unknown>;
  issues: RowIssue[];
}
export interface UnknownValue {
  value: string;
  count: number;
  suggestions: string[];
}
export interface StepReport {
  resource: string;
  file: string;
  key: string[];
  counts: Counts;
  reasons: { field: string; code: string; count: number; message?: string }[];
  unknown: Record<string, UnknownValue[]>;
  preview: PreviewRow[];
}
export interface Report {
  counts?: Counts;
  steps?: StepReport[];
}

export interface ImportRow {
  id: number;
  name: string;
  status: ImportStatus;
  counts: Record<string, number>;
  actor: string;
  channel: string;
  created_at: string;
  finished_at: string | null;
  can_undo: boolean;
}
export interface ImportJob extends ImportRow {
  files: ImportFile[];
  recipe: Recipe;
  report: Report;
  done: number;
  total: number;
  problem: { code?: string; message?: string; params?: Record<string, unknown> } | null;
  version: number;
  started_at: string | null;
  /** How the rows that resemble a record are decided. */
  twins: { add: number; skip: number; update: number };
  refused: Partial<Record<"check" | "write" | "undo", number>>;
}

export interface TargetField {
  name: string;
  label: Label;
  type: FieldType;
  ref: string | null;
  required: boolean;
  key: boolean;
  choices: Choice[];
}
export interface Target {
  name: string;
  label: Label;
  fields: TargetField[];
}
export interface KeptRecipe {
  id: number;
  name: string;
  recipe: Recipe;
  updated_at: string;
}
