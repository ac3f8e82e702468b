import { expect, test } from "vitest";
import { parseClipboard, toClipboard, toCsv } from "@/domain/table-text";

test("reads what Excel puts on the clipboard", () => {
  expect(parseClipboard("1\t2\r\n3\t4\r\n")).toEqual([
    ["1", "2"],
    ["3", "4"],
  ]);
  expect(parseClipboard('"a ""b""\nc"\td')).toEqual([['a "b"\nc', "d"]]);
  expect(parseClipboard("\t\n")).toEqual([["", ""]]);
  expect(parseClipboard("")).toEqual([]);
});

test("copy and paste give the same table back", () => {
  const table = [
    ["a\tb", 'c"d'],
    ["", "line\nbreak"],
  ];
  expect(parseClipboard(toClipboard(table))).toEqual(table);
});

test("CSV opens in Excel as UTF-8 and runs no formula", () => {
  const text = toCsv([
    ["名称", "金额"],
    ["=HYPERLINK(1)", -5],
    ["a,b", "+1"],
  ]);
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text).toContain("'=HYPERLINK(1),-5");
  expect(text).toContain('"a,b",+1');
});
