import { expect, it } from "vitest";
import { phaseOf, weekOf, weeksAhead } from "@/domain/coverage";

it("counts weeks from Monday, as the server does", () => {
  // date(2026, 1, 5).toordinal() is 739621: (739621 - 1) // 7
  expect(weekOf("2026-01-05")).toBe(105660);
  expect(weekOf("2026-01-11")).toBe(105660);
  expect(weekOf("2026-01-04")).toBe(105659);
});

it("finds the phase back from the weeks ahead", () => {
  for (const every of [1, 2, 3, 4])
    for (let ahead = 0; ahead < every; ahead += 1)
      expect(weeksAhead(every, phaseOf(every, ahead, "2026-03-18"), "2026-03-18")).toBe(ahead);
});
