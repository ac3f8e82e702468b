// What the phone keeps: the day pack as the server sends it, visits as they were made here, and the queue.
import type { LedgerHint, StepProduct } from "@/domain/outlet";

export interface Position {
  latitude: number;
  longitude: number;
  /** metres */
  accuracy: number;
  taken_at: string;
}

export const PURPOSES = ["order", "collect", "develop", "serve", "explain"] as const;
export const CATEGORIES = ["develop", "new", "existing"] as const;
export type Purpose = (typeof PURPOSES)[number];
export type Category = (typeof CATEGORIES)[number];
export type StepKind = "photo" | "stock" | "order" | "collection" | "competitor" | "display" | "survey" | "note";

export interface Question {
  key: string;
  text: string;
  text_en?: string;
  kind: "text" | "number" | "choice" | "yes_no";
  required?: boolean;
  choices?: string[];
}

export interface Step {
  key: string;
  kind: StepKind;
  name: string;
  name_en: string;
  required: boolean;
  min?: number | null;
  max?: number | null;
  questions?: Question[] | null;
}

export interface VisitTypePack {
  id: number;
  version_id: number;
  name: string;
  name_en?: string;
  grades: string[];
  channels: string[];
  steps: Step[];
}

export interface PlanPack {
  id: number;
  customer_id: number;
  day: string;
  time: string | null;
  purpose: Purpose;
  type_id: number | null;
  source: string;
  status: "planned" | "done" | "delayed" | "cancelled" | "missed";
  version: number;
}

export interface CustomerPack {
  id: number;
  name: string;
  grade: string;
  status: string;
  level: string;
  channel?: string;
  address: string;
  latitude: number | null;
  longitude: number | null;
  phone: string;
  contact: string;
  last_visit_on: string | null;
  visits_count: number;
  next_visit_at: string | null;
  due_on: string | null;
  overdue_days: number | null;
}

/** A visit as the server knows it. */
export interface VisitOut {
  id: number;
  uuid: string;
  number: number | null;
  customer_id: number;
  customer_name?: string;
  plan_id?: number | null;
  type_version_id?: number | null;
  purpose?: Purpose;
  status: "open" | "done" | "abandoned";
  started_at: string;
  ended_at: string | null;
  distance: number | null;
  within: boolean | null;
  steps: Record<string, string>;
  photos: string[];
  result?: string;
}

export interface PackSetup {
  /** metres, by grade; "" for customers without a grade */
  radius: Record<string, number>;
  photo_sources: string[];
  photos_most: number;
  notice: { version: number; text: string; agreed: boolean };
}

export interface Pack {
  today: string;
  made_at: string;
  setup: PackSetup;
  types: VisitTypePack[];
  plans: PlanPack[];
  customers: CustomerPack[];
  /** steps of a visit that has no type */
  free_steps: Step[];
  products: StepProduct[];
  /** by customer: last counts and suggestions, when the ledger is there */
  ledger?: Record<string, LedgerHint[]>;
  /** by day: stops of the accepted route in order, `arrive` in seconds of the day */
  route?: Record<string, { customer_id: number; arrive: number | null }[]>;
  open_visit: VisitOut | null;
  done_today: VisitOut[];
}

/** The pack, when it came, and how far this device's clock was off then. */
export interface KeptPack {
  pack: Pack;
  got_at: number;
  /** milliseconds that the server was ahead of this device */
  skew: number;
}

export interface Answer {
  uuid: string;
  at: string;
  answer: Record<string, unknown>;
}

export interface Ending {
  at: string;
  position: Position | null;
  why_no_position: string;
  result: string;
  category: Category;
  next_visit_at: string | null;
  note: string;
  weather: string;
}

export interface LocalVisit {
  uuid: string;
  customer_id: number;
  customer_name: string;
  plan_id: number | null;
  type_version_id: number | null;
  type_name: string;
  steps: Step[];
  purpose: Purpose;
  at: string;
  position: Position | null;
  why_no_position: string;
  distance: number | null;
  within: boolean | null;
  answers: Record<string, Answer>;
  /** positions on the way through the visit; they go with its end */
  samples: Position[];
  status: "open" | "done" | "abandoned";
  ending: Ending | null;
  /** begun on another device: only its end can be told from here */
  elsewhere: boolean;
}

export interface LocalPhoto {
  uuid: string;
  visit: string;
  step: string;
  /** kept as bytes: files in IndexedDB get lost on some phones; null once the server has it and the visit is over */
  bytes: ArrayBuffer | null;
  small: string;
  sha256: string;
  size: number;
  width: number;
  height: number;
  taken_at: string;
  source: "camera" | "library";
}

export type ItemState = "waiting" | "sending" | "refused" | "done";
export type ItemKind = "consent" | "begin" | "step" | "photo" | "signals" | "end" | "abandon" | "report";

export interface Item {
  id: number;
  /** one visit = one lane, one report = one lane: within a lane the order is kept */
  lane: string;
  kind: ItemKind;
  path: string;
  body: Record<string, unknown>;
  /** key of the step that it belongs to */
  step: string;
  uuid: string;
  at: string;
  state: ItemState;
  tries: number;
  /** milliseconds of this device's clock */
  next_try: number;
  error: { code: string; message: string; status: number } | null;
}
export type NewItem = Pick<Item, "lane" | "kind" | "path" | "body" | "uuid" | "at"> & { step?: string };
