import { describe, expect, test } from "vitest";
import { formatExact, formatMoney, formatShort, splitFen, sumFen, toDecimal, toFen } from "@/domain/money";

describe("reading amounts", () => {
  test.each([
    ["1234.5", 123450],
    ["1,234.56", 123456],
    ["0.07", 7],
    ["-3", -300],
    ["1.2万", 1200000],
    ["1.23456789万", 1234568],
    ["2亿", 20000000000],
    ["￥1，000元", 100000],
    ["0.005", 1],
    [1234.5, 123450],
  ])("%s", (text, fen) => expect(toFen(text)).toBe(fen));

  test.each(["", "abc", "1.2.3", "1-2", "--1", "NaN", "1e5", "99999999999999999"])("%s is no amount", (text) =>
    expect(toFen(text)).toBeNull());

  test("what floating point gets wrong stays exact", () => {
    expect(toFen("1.005")).toBe(101);
    expect(toFen("1.1")).toBe(110);
    expect(toDecimal((toFen("0.1") ?? 0) + (toFen("0.2") ?? 0))).toBe("0.30");
  });

  test("text → fen → text is the same", () => {
    for (const fen of [0, 1, 9, 10, 99, 100, 123456789, -1, -100, -123456]) expect(toFen(toDecimal(fen))).toBe(fen);
  });
});

describe("writing amounts", () => {
  test("exact shows cents only where there are some", () => {
    expect(formatExact(123456700)).toBe("1,234,567");
    expect(formatExact(123456789)).toBe("1,234,567.89");
    expect(formatExact(100, true)).toBe("1.00");
    expect(formatExact(-150050)).toBe("−1,500.50");
  });

  test("short as people say it", () => {
    expect(formatShort(123456, "zh-CN")).toBe("1,234.56");
    expect(formatShort(12345600, "zh-CN")).toBe("12.35 万");
    expect(formatShort(1_000_000, "zh-CN")).toBe("1 万");
    expect(formatShort(1_234_000_000_00, "zh-CN")).toBe("12.34 亿");
    expect(formatShort(1_500_000_00, "en")).toBe("1.5M");
    expect(formatShort(311_000_000, "en")).toBe("3.11M");
    expect(formatShort(999_999, "en")).toBe("10K");
    expect(formatShort(2_000_000_000_00, "en")).toBe("2B");
    expect(formatShort(0, "zh-CN")).toBe("0");
  });

  test("what would round up to the next unit takes the next unit", () => {
    expect(formatShort(999_999_99, "en")).toBe("1M");
    expect(formatShort(99_999_999_99, "zh-CN")).toBe("1 亿");
    expect(formatShort(999_940_00, "en")).toBe("999.9K");
  });

  test("alone, an English amount carries the sign of the currency", () => {
    expect(formatMoney(311_000_000, "en")).toBe("¥3.11M");
    expect(formatMoney(-311_000_000, "zh-CN")).toBe("−311 万");
    expect(formatMoney(-100_000_000, "en")).toBe("−¥1M");
  });
});

describe("splitting", () => {
  test("parts always add up to the whole", () => {
    for (const total of [0, 1, 7, 100, 1_000_001, -5, -1_000_003]) {
      for (const weights of [
        [1],
        [1, 1, 1],
        [0.1, 0.2, 0.7],
        [0, 0, 0],
        [3, 0, 1],
        Array.from({ length: 12 }, (_, at) => at + 1),
      ]) {
        const parts = splitFen(total, weights);
        expect(parts).toHaveLength(weights.length);
        expect(sumFen(parts)).toBe(total);
      }
    }
  });

  test("no weight, no part; nobody is off by more than a fen", () => {
    expect(splitFen(100, [1, 0, 1])).toEqual([50, 0, 50]);
    expect(splitFen(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });
});
