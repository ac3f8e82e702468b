import { afterEach, describe, expect, test } from "vitest";
import { addDays, dayOf, daysAgo, daysBetween, formatAgo, momentOf, setZone, wallOf } from "@/domain/dates";

afterEach(() => setZone("Asia/Shanghai"));

test("the business day is the company's, not the browser's", () => {
  expect(dayOf(new Date("2026-01-31T16:30:00Z"))).toBe("2026-02-01");
  expect(dayOf(new Date("2026-01-31T15:59:59Z"))).toBe("2026-01-31");
});

describe("what is entered as a time of the company's clock", () => {
  test("is that moment, and shows as it was entered", () => {
    expect(momentOf("2026-12-04 11:45")).toBe("2026-12-04T03:45:00.000Z");
    expect(wallOf("2026-12-04T03:45:00Z")).toBe("2026-12-04 11:45");
    expect(wallOf(momentOf("2026-03-01 00:00"))).toBe("2026-03-01 00:00");
  });

  test("holds on both sides of a change of the clocks", () => {
    setZone("Europe/Berlin");
    for (const wall of ["2026-03-29 01:30", "2026-03-29 03:30", "2026-10-25 00:30", "2026-10-25 04:30"])
      expect(wallOf(momentOf(wall))).toBe(wall);
  });
});

test("days are counted across months and leap years", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
});

test("the near past in words, by days of the company", () => {
  const now = new Date("2026-11-22T01:00:00Z");
  expect(formatAgo("2026-11-22T00:30:00Z", "zh-CN", now)).toBe("30分钟前");
  expect(formatAgo("2026-11-21T10:00:00Z", "zh-CN", now)).toBe("昨天 18:00");
  expect(formatAgo("2026-01-02T10:00:00Z", "zh-CN", now)).toBe("2026-01-02 18:00");
});

test("how long ago is said in words, today is not 0 days ago", () => {
  expect([0, 1, 9].map((days) => daysAgo(days, "zh-CN"))).toEqual(["今天", "昨天", "9天前"]);
  expect([0, 1, 9].map((days) => daysAgo(days, "en"))).toEqual(["today", "yesterday", "9 days ago"]);
});
