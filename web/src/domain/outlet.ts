// What is filled in at an outlet 终端: stock, order, competitors, display; the answers as the server takes them.
import { type Fen, toFen } from "@/domain/money";

export interface StepProduct {
  id: number;
  code: string | null;
  name: string;
  unit: string;
  /** Yuan as decimal text, as resources give it. */
  list_price: string | null;
  floor_price?: string | null;
  /** From the outlet's ledger, when the day pack has it. */
  last_stock?: number | null;
  last_at?: string | null;
  suggested?: number | null;
}
export interface LedgerHint {
  product_id: number;
  stock: number;
  at: string;
  suggested: number | null;
}
export interface StockLine {
  product_id: number;
  stock: number | null;
  opening?: number | null;
  received?: number | null;
  returned?: number | null;
  /** Fen. */
  price_seen?: Fen | null;
  explanation?: string;
}
export interface StockAnswer {
  lines: StockLine[];
}
export interface OrderLine {
  product_id: number;
  quantity: number;
  price: Fen | null;
}
export interface OrderAnswer {
  lines: OrderLine[];
  note: string;
}
export interface CompetitorRow {
  competitor: string;
  product: string;
  price: Fen | null;
  promotion: string;
  display: string;
  note: string;
  photos: string[];
}
export interface CompetitorAnswer {
  rows: CompetitorRow[];
}
export interface DisplayFace {
  product_id: number;
  faces: number;
  position: string;
}
export interface DisplayAnswer {
  faces: DisplayFace[];
  ok: boolean | null;
  note: string;
}
export interface StepInfo {
  key: string;
  required?: boolean;
}

/** Products with what the outlet's ledger knows of them. */
export function withLedger(products: readonly StepProduct[], hints: readonly LedgerHint[] | undefined): StepProduct[] {
  const known = new Map((hints ?? []).map((one) => [one.product_id, one]));
  return products.map((one) => {
    const hint = known.get(one.id);
    return hint ? { ...one, last_stock: hint.stock, last_at: hint.at, suggested: hint.suggested } : { ...one };
  });
}

/** Those that belong on the sheet before anybody searches: known at this outlet, or filled in already. */
export function sheetOf(products: readonly StepProduct[], filled: readonly number[]): StepProduct[] {
  const own = new Set(filled);
  return products.filter((one) => own.has(one.id) || typeof one.last_stock === "number" || (one.suggested ?? 0) > 0);
}

/** By name or code, the best 20; nothing without a text. */
export function findProducts(products: readonly StepProduct[], text: string): StepProduct[] {
  const asked = text.trim().toLowerCase();
  if (!asked) return [];
  const place = (one: StepProduct) => {
    const at = [one.code ?? "", one.name].map((word) => word.toLowerCase().indexOf(asked)).filter((n) => n >= 0);
    return at.length > 0 ? Math.min(...at) : -1;
  };
  return products
    .map((one) => ({ one, at: place(one) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .slice(0, 20)
    .map(({ one }) => one);
}

/** A whole number of pieces, null for nothing typed or what is none. */
export function toPieces(text: string): number | null {
  const found = /^\d{1,7}$/.exec(text.trim());
  return found ? Number(found[0]) : null;
}

export function setLine<T extends { product_id: number }>(lines: readonly T[], next: T): T[] {
  const known = lines.some((one) => one.product_id === next.product_id);
  return known ? lines.map((one) => (one.product_id === next.product_id ? next : one)) : [...lines, next];
}

/** All others zero: what stands on the sheet and was not counted is out of stock. */
export function othersZero(answer: StockAnswer, sheet: readonly StepProduct[]): StockAnswer {
  return {
    lines: sheet.reduce<StockLine[]>((lines, one) => {
      const line = lines.find((known) => known.product_id === one.id);
      return line && line.stock !== null ? lines : setLine(lines, { ...line, product_id: one.id, stock: 0 });
    }, answer.lines),
  };
}

export const listPrice = (product: StepProduct): Fen | null => toFen(product.list_price);

/** The suggested order for all that was not ordered otherwise. */
export function takeSuggested(answer: OrderAnswer, products: readonly StepProduct[]): OrderAnswer {
  const lines = products
    .filter((one) => (one.suggested ?? 0) > 0)
    .reduce<OrderLine[]>((all, one) => {
      const known = all.find((line) => line.product_id === one.id);
      if (known && known.quantity > 0) return all;
      return setLine(all, { product_id: one.id, quantity: one.suggested ?? 0, price: known?.price ?? listPrice(one) });
    }, answer.lines);
  return { ...answer, lines };
}

export interface OrderTotal {
  kinds: number;
  pieces: number;
  fen: Fen;
  /** Lines without a price: the sum is too small by these. */
  unpriced: number;
}

export function orderTotal(lines: readonly OrderLine[]): OrderTotal {
  const ordered = lines.filter((one) => one.quantity > 0);
  return {
    kinds: ordered.length,
    pieces: ordered.reduce((sum, one) => sum + one.quantity, 0),
    fen: ordered.reduce((sum, one) => sum + one.quantity * (one.price ?? 0), 0),
    unpriced: ordered.filter((one) => one.price === null).length,
  };
}

/** Below the lowest price that the company allows. */
export function belowFloor(product: StepProduct, price: Fen | null | undefined): boolean {
  const floor = toFen(product.floor_price);
  return floor !== null && typeof price === "number" && price < floor;
}

/** More than was there and came in: who counted is asked why. */
export const needsReason = (product: StepProduct, line: StockLine | undefined): boolean =>
  typeof product.last_stock === "number" &&
  typeof line?.stock === "number" &&
  typeof line.received === "number" &&
  product.last_stock + line.received - (line.returned ?? 0) < line.stock;
