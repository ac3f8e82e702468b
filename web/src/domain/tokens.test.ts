import { describe, expect, test } from "vitest";
import { contrast, type Mode, series, type Tokens, tokens } from "@/domain/tokens";

const TEXTS: (keyof Tokens)[] = ["text", "textMuted", "textFaint", "accent", "gain", "risk"];
const GROUNDS: (keyof Tokens)[] = ["page", "surface", "sunken", "raised"];

describe.each<Mode>(["light", "dark"])("%s", (mode) => {
  const t = tokens[mode];
  test.each(
    TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  )("%s reads on %s", (text, ground) => {
    expect(contrast(t[text], t[ground])).toBeGreaterThanOrEqual(4.5);
  });
  test("text on the accent, and status text on its soft ground", () => {
    expect(contrast(t.onAccent, t.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(t.accent, t.accentSoft)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(t.gain, t.gainSoft)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(t.risk, t.riskSoft)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(series[mode])("the series colour %s is seen on a surface", (colour) =>
    expect(contrast(colour, t.surface)).toBeGreaterThanOrEqual(2.9));
  test("edges of inputs are seen", () => expect(contrast(t.lineStrong, t.surface)).toBeGreaterThanOrEqual(3));
});
