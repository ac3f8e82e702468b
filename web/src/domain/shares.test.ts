import { expect, test } from "vitest";
import { evenShares, totalPercent } from "@/domain/shares";

test("sums are exact", () => {
  expect(totalPercent(["33.33", "33.33", "33.34"])).toBe("100");
  expect(totalPercent(["33.33", "33.33", "33.33"])).toBe("99.99");
  expect(totalPercent(["0.1", "0.2"])).toBe("0.3");
});
test.each([1, 2, 3, 6, 7])("%i even shares are a hundred percent", (count) => {
  const shares = evenShares(Array.from({ length: count }, (_, index) => index)).map((one) => one.share);
  expect(totalPercent(shares)).toBe("100");
});
