import { expect, test } from "vitest";
import { readAmount } from "@/domain/amount-text";

test.each([
  ["100", 10000],
  ["1,234.5", 123450],
  ["￥ 1.2万", 1200000],
  ["", 0],
  ["=100000/12", 833333],
  ["=(1+2)*3.5", 1050],
  ["＝12万÷12", 1000000],
  ["=-5+10", 500],
  ["=0.1+0.2", 30],
  ["=1000*10%", 10000],
  ["+10%", 22000],
  ["−5%", 19000],
  ["-100%", 0],
])("%s is an amount", (text, fen) => {
  expect(readAmount(text, 20000)).toBe(fen);
});

test.each(["abc", "=", "=1+", "=(1", "=1/0", "=1 2a", "1-2", "10%", "=99999999999999999999"])("%s is none", (text) => {
  expect(readAmount(text, 20000)).toBeNull();
});
