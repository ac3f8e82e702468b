// What is typed into a cell: an amount, a formula (=100000/12), or a change of what is there (+10%).
import type { Fen } from "@/domain/money";
import { FEN, readUnits, type Unit } from "@/domain/units";

const NUMBER = /^(\d+(?:\.\d*)?|\.\d+)(万|亿|%)?/;
const UNITS: Record<string, number> = { 万: 1e4, 亿: 1e8, "%": 0.01 };

/** Yuan (pieces …) as whole smallest units, half up; null when it is no number that can be held exactly. */
function whole(yuan: number, unit: Unit): Fen | null {
  const fen = Math.round(Number((yuan * unit.scale).toPrecision(15)));
  return Number.isSafeInteger(fen) ? (fen === 0 ? 0 : fen) : null;
}

/** + − × ÷ and brackets, by descent; throws on anything else. */
function calculate(text: string): number {
  let rest = text;
  const take = (symbols: string) => {
    const symbol = rest[0];
    if (!symbol || !symbols.includes(symbol)) return null;
    rest = rest.slice(1);
    return symbol;
  };
  const factor = (): number => {
    const sign = take("+-");
    if (sign) return sign === "-" ? -factor() : factor();
    if (take("(")) {
      const inside = sum();
      if (!take(")")) throw new SyntaxError(text);
      return inside;
    }
    const found = NUMBER.exec(rest);
    if (!found) throw new SyntaxError(text);
    rest = rest.slice(found[0].length);
    return Number(found[1]) * (found[2] ? (UNITS[found[2]] ?? 1) : 1);
  };
  const product = (): number => {
    let value = factor();
    for (let symbol = take("*/"); symbol; symbol = take("*/"))
      value = symbol === "*" ? value * factor() : value / factor();
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let symbol = take("+-"); symbol; symbol = take("+-")) value += symbol === "+" ? product() : -product();
    return value;
  };
  const value = sum();
  if (rest) throw new SyntaxError(text);
  return value;
}

/** Smallest units; null when it is no amount. An empty text is 0. `current` is what +10% and −5% change. */
export function readAmount(input: string, current: Fen, unit: Unit = FEN): Fen | null {
  const text = input
    .trim()
    .replace(/[,，\s¥￥元]/g, "")
    .replace(/×/g, "*")
    .replace(/÷/g, "/")
    .replace(/[−－]/g, "-")
    .replace(/＋/g, "+")
    .replace(/^＝/, "=")
    .replace(/（/g, "(")
    .replace(/）/g, ")");
  if (text === "") return 0;
  const change = /^([+-])(\d+(?:\.\d+)?)%$/.exec(text);
  if (change) {
    const share = Number(change[2]) / 100;
    return whole((current / unit.scale) * (change[1] === "+" ? 1 + share : 1 - share), unit);
  }
  if (!text.startsWith("=")) return readUnits(text, unit);
  try {
    const value = calculate(text.slice(1));
    return Number.isFinite(value) ? whole(value, unit) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
