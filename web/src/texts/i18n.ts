// Languages: Chinese is the default, English the second; only the language in use is loaded.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { announceNewBuild, isStalePart } from "@/api/build";
import { setRequestLanguage } from "@/api/client";
import { LATE, type LateName, type LateTexts } from "@/texts/late";
import { singularOfOne } from "@/texts/singular";
import type { texts as source } from "@/texts/zh-CN/all";
import type { phoneTexts } from "@/texts/zh-CN/phone-all";

export type Language = "zh-CN" | "en";
const STORED = "yd.language";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof source & typeof phoneTexts & LateTexts;
    returnNull: false;
  }
}

type All = Partial<typeof source & typeof phoneTexts>;
const OF_DESK: Record<Language, () => Promise<All>> = {
  en: async () => (await import("@/texts/en/all")).texts as All,
  "zh-CN": async () => (await import("@/texts/zh-CN/all")).texts,
};
const OF_PHONE: Record<Language, () => Promise<All>> = {
  en: async () => (await import("@/texts/en/phone-all")).phoneTexts as All,
  "zh-CN": async () => (await import("@/texts/zh-CN/phone-all")).phoneTexts,
};
let load = OF_DESK;

export function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === "en" || stored === "zh-CN") return stored;
  return navigator.language.toLowerCase().startsWith("zh") || !navigator.language.toLowerCase().startsWith("en")
    ? "zh-CN"
    : "en";
}

export const hasChosenLanguage = () => localStorage.getItem(STORED) !== null;

export const currentLanguage = (): Language => (i18next.language === "en" ? "en" : "zh-CN");

const asked = new Set<LateName>();

async function addLate(name: LateName, language: Language): Promise<void> {
  i18next.addResourceBundle(language, name, await LATE[name][language](), true, true);
}

/** Loads a page together with the texts that only it shows (`late.ts`). */
export const withTexts =
  <T>(names: readonly LateName[], page: () => Promise<T>) =>
  async (): Promise<T> => {
    for (const name of names) asked.add(name);
    const [found] = await Promise.all([page(), ...names.map((name) => addLate(name, currentLanguage()))]);
    return found;
  };

async function nameDays(language: Language): Promise<void> {
  try {
    (await import("@/texts/days")).speakDays(language);
  } catch (error) {
    if (!isStalePart(error)) throw error;
    announceNewBuild();
  }
}

export async function setLanguage(language: Language, remember = true): Promise<void> {
  const texts = await load[language]();
  for (const [name, entries] of Object.entries(texts)) i18next.addResourceBundle(language, name, entries, true, true);
  await Promise.all([...asked].map((name) => addLate(name, language)));
  if (remember) localStorage.setItem(STORED, language);
  setRequestLanguage(language);
  void nameDays(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** The phone loads the texts of its own pages only. */
export async function startTexts(language: Language = storedLanguage(), of: "desk" | "phone" = "desk"): Promise<void> {
  load = of === "phone" ? OF_PHONE : OF_DESK;
  await i18next
    .use(initReactI18next)
    .use(singularOfOne)
    .init({
      lng: language,
      ns: [],
      defaultNS: "common",
      resources: {},
      fallbackLng: false,
      postProcess: singularOfOne.name,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  await setLanguage(language, false);
}
