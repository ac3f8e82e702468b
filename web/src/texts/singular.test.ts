import i18next from "i18next";
import { expect, test } from "vitest";
import { singular, singularOfOne } from "@/texts/singular";

test.each([
  ["1 deals", "1 deal"],
  ["The close date was put off 1 times, by 12 days in all", "The close date was put off 1 time, by 12 days in all"],
  ["put off 2 times, by 1 days", "put off 2 times, by 1 day"],
  ["1 open deals and 1 people", "1 open deal and 1 person"],
  ["1 entries, 1 tries", "1 entry, 1 try"],
  ["11 deals, 1.1 days, 2,1 rows, Q1 deals, 2026-1 leads", "11 deals, 1.1 days, 2,1 rows, Q1 deals, 2026-1 leads"],
])("%s", (plural, said) => {
  expect(singular(plural)).toBe(said);
});

test("texts of the app pass through it, in English only", async () => {
  const i18n = i18next.createInstance();
  const resources = {
    en: { common: { age: "{{days}} days, {{team}} deals" } },
    "zh-CN": { common: { age: "{{days}} days" } },
  };
  await i18n
    .use(singularOfOne)
    .init({ lng: "en", ns: ["common"], defaultNS: "common", postProcess: "singular", resources });
  const say = i18n.t as (key: string, values: object) => string;
  expect(say("age", { days: "1", team: 2 })).toBe("1 day, 2 deals");
  expect(say("age", { days: 3, team: "North 1" })).toBe("3 days, North 1 deals");
  await i18n.changeLanguage("zh-CN");
  expect(say("age", { days: 1 })).toBe("1 days");
});
