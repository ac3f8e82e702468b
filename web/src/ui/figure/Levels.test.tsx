import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Rung } from "@/domain/levels";
import type { Unit } from "@/domain/units";
import { renderAt } from "@/test/render";
import { LevelBar, LevelWords } from "@/ui/figure/Levels";
import { UnitProvider } from "@/ui/figure/Money";

const VISIT: Unit = { code: "time", label: { zh: "次", en: "" }, scale: 1 };
const rung = (zh: string, bp: number, amount: number, missing: number, per_day: number | null): Rung => ({
  code: "",
  label: { zh, en: zh },
  bp,
  amount,
  reached: missing === 0,
  missing,
  per_day,
});
const RUNGS = [rung("目标", 10_000, 100, 0, null), rung("冲刺", 11_000, 110, 5, 3), rung("挑战", 12_500, 125, 20, 10)];
const words = (rungs: Rung[], actual: number, short = false) =>
  renderAt(
    <UnitProvider value={VISIT}>
      <p data-testid="words">
        <LevelWords rungs={rungs} actual={actual} short={short} />
      </p>
    </UnitProvider>,
  );

test("says what is reached, and what the next level takes in the metric's unit", async () => {
  await words(RUNGS, 105);
  expect((await screen.findByTestId("words")).textContent).toBe("已达“目标”，距“冲刺”还差 5 次，每个工作日 3 次");
});

test("short of all of them it says the first; beyond all, that there is none left", async () => {
  await words([rung("目标", 10_000, 100, 60, null)], 40, true);
  expect((await screen.findByTestId("words")).textContent).toBe("距“目标”还差 60 次");
});

test("beyond the last level nothing is missing", async () => {
  await words([rung("目标", 10_000, 100, 0, null)], 140);
  expect((await screen.findByTestId("words")).textContent).toBe("已达到最高档");
});

test("where less is better it says what is left, or what has been overrun", async () => {
  const less = [rung("目标", 10_000, 100, 0, null), rung("冲刺", 9_000, 90, 5, null)];
  await words(less, 95);
  expect((await screen.findByTestId("words")).textContent).toBe("目前保持在“目标”以内，还可用 5 次");
});

test("where all levels are overrun it names the easiest", async () => {
  const lost = [rung("目标", 10_000, 100, 3, null), rung("冲刺", 9_000, 90, 13, null)];
  await words(lost, 103);
  expect((await screen.findByTestId("words")).textContent).toBe("已超出“目标”3 次");
});

test("the bar has a mark for each level, named with percentage and amount", async () => {
  await renderAt(
    <UnitProvider value={VISIT}>
      <LevelBar rungs={RUNGS} rate={1.05} elapsed={0.5} />
    </UnitProvider>,
  );
  const bar = await screen.findByRole("img");
  expect(bar.getAttribute("aria-label")).toBe("档位：目标 100%：100 次 · 冲刺 110%：110 次 · 挑战 125%：125 次");
  expect([...bar.querySelectorAll("em")].map((one) => Math.round(Number.parseFloat(one.style.left)))).toEqual([
    80, 88, 100,
  ]);
  expect(screen.getAllByRole("listitem").map((one) => one.className)).toEqual(["yd-levels-on", "", ""]);
});
