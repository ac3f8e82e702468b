// Types of the generic resource API, which every entity speaks (customer, contact, deal, followup, member, product …).
import type { Condition } from "@/domain/conditions";

export interface Label {
  zh: string;
  en: string;
}

export type FieldType =
  | "text"
  | "longtext"
  | "integer"
  | "decimal"
  | "money"
  | "percent"
  | "date"
  | "datetime"
  | "boolean"
  | "choice"
  | "multichoice"
  | "tags"
  | "phone"
  | "email"
  | "url"
  | "ref";

export interface Choice {
  value: string;
  label: Label;
  color?: string | null;
}

export interface FieldSpec {
  name: string;
  label: Label;
  type: FieldType;
  choices?: Choice[] | null;
  /** The resource that a `ref` points to. */
  ref?: string | null;
  unit?: Label | null;
  sortable?: boolean;
  filterable?: boolean;
  groupable?: boolean;
  editable?: boolean;
  required?: boolean;
  importable?: boolean;
  /** Whether the form asks for it; editable fields that it leaves out are changed in place. */
  in_form?: boolean;
  /** False: the record behind the reference may not be opened. */
  ref_readable?: boolean;
  max_length?: number | null;
  minimum?: number | null;
  maximum?: number | null;
  custom?: boolean;
  summable?: boolean;
  hidden_by_default?: boolean;
  width?: number | null;
  help?: Label | string | null;
}

export interface Sort {
  field: string;
  desc: boolean;
}

export type ListScope = "all" | "mine" | "given" | "team" | "below" | "shared";

export interface ResourceSpec {
  name: string;
  label: Label;
  label_plural: Label;
  title_field: string;
  path: string;
  fields: FieldSpec[];
  default_columns: string[];
  default_sort: Sort[];
  scopes: ListScope[];
  group_fields: string[];
  can: { create: boolean; edit: boolean; delete: boolean; export: boolean; import: boolean; assign: boolean };
  /** "custom": created by its own page or verb, not by the generic form. */
  create_via: string | null;
}

export interface Ref {
  id: number;
  label: string;
}

export type Values = Record<string, unknown>;

export interface Row {
  id: number;
  version: number;
  can_edit: boolean;
  values: Values;
}
export interface RecordRow extends Row {
  title: string;
}

/** What a list shows of whom: shared by query, count, group, bulk and export. */
export interface Selection {
  scope?: ListScope | undefined;
  filter?: Condition | null;
  q?: string;
}

export interface QueryBody extends Selection {
  sort?: Sort[];
  columns?: string[];
  limit?: number;
  cursor?: string | null;
}
export interface QueryAnswer {
  rows: Row[];
  next_cursor: string | null;
  prev_cursor?: string | null;
  /** Only so many of the latest rows are in this order: all would take too long. */
  latest?: number | null;
}
export interface CountAnswer {
  count: number;
  capped: boolean;
  sums?: Record<string, string | null>;
}
export interface Group {
  key: unknown;
  label: string | Label | null;
  count: number;
  sums: Record<string, string | null>;
}
export interface GroupAnswer {
  groups: Group[];
  truncated: boolean;
  /** Only so many of the latest rows are counted: all would take too long. */
  latest?: number | null;
}

export interface BulkFailure {
  id: number;
  title: string;
  code: string;
  message: string;
}
export interface BulkAnswer {
  done: number;
  failed: BulkFailure[];
  undo_token?: string | null;
}

export type ViewMode = "table" | "board" | "calendar";
export interface ViewState {
  scope: ListScope;
  filter: Condition | null;
  q: string;
  sort: Sort[];
  columns: string[];
  group: string | null;
  mode: ViewMode;
}
export type Visibility = "private" | "team" | "company";
export interface SavedView {
  id: number;
  version?: number;
  name: string;
  resource: string;
  visibility: Visibility;
  pinned: boolean;
  is_default: boolean;
  mine: boolean;
  state: Partial<ViewState>;
}

export interface HistoryItem {
  at: string;
  actor: string | { name: string } | null;
  channel: string | null;
  reason: string | null;
  action: string;
  changes: { field: string; label: Label | string; from: unknown; to: unknown; from_text?: string; to_text?: string }[];
}
export interface TimelineItem {
  kind: string;
  at: string;
  actor: string | { name: string } | null;
  verb?: string | null;
  text?: string | null;
  params?: Record<string, unknown> | null;
  ref?: { resource: string; id: number; label?: string | null } | string | null;
  [extra: string]: unknown;
}
export interface Feed<Item> {
  items: Item[];
  next_cursor: string | null;
}

export interface LookupItem {
  id: number;
  label: string;
  hint?: string | null;
}

export interface DuplicateCandidate {
  /** Null: it exists, but outside the reader's scope. */
  id: number | null;
  /** What it is, where several kinds are searched. */
  resource?: "lead" | "customer" | "contact";
  name: string;
  owner?: string | null;
  /** The customer where a contact is. */
  at?: string | null;
  /** The team, where the company tells no owner across scope. */
  team?: string | null;
  reason?: string | null;
  reasons?: string[];
  similarity?: number;
}
