import { expect, test } from "vitest";
import { exactAmount, FEN, readUnits, saidAmount, shortAmount, type Unit } from "@/domain/units";

const PIECE: Unit = { code: "piece", label: { zh: "件", en: "pcs" }, scale: 1000 };
const VISIT: Unit = { code: "time", label: { zh: "次", en: "" }, scale: 1 };

test("money is written as before", () => {
  expect(exactAmount(123_450, FEN)).toBe("1,234.50");
  expect(saidAmount(311_000_000, FEN, "zh-CN")).toBe("311 万");
});

test("pieces show the decimals that say something, counts none, and neither is yuan", () => {
  expect(exactAmount(1_234_500, PIECE)).toBe("1,234.5");
  expect(exactAmount(-1, PIECE)).toBe("−0.001");
  expect(exactAmount(12_000, PIECE)).toBe("12");
  expect(saidAmount(12, VISIT, "zh-CN")).toBe("12 次");
  expect(saidAmount(12, VISIT, "en")).toBe("12");
  expect(saidAmount(1500, PIECE, "en")).toBe("1.5 pcs");
  expect(shortAmount(1_200_000, VISIT, "zh-CN")).toBe("120 万");
  expect(shortAmount(9_999, VISIT, "zh-CN")).toBe("9,999");
});

test("what is typed becomes smallest units", () => {
  expect(readUnits("1.2万", FEN)).toBe(1_200_000);
  expect(readUnits("1.2万", VISIT)).toBe(12_000);
  expect(readUnits("1.5", PIECE)).toBe(1500);
  expect(readUnits("1.5", VISIT)).toBe(2);
  expect(readUnits("viel", VISIT)).toBeNull();
});
