// Texts of pages that not everybody opens: they come with the page instead of at the start.
import i18next from "i18next";
import type { flow } from "@/texts/zh-CN/flow";

export interface LaterTexts {
  flow: typeof flow;
}
type Name = keyof LaterTexts;
type Language = "zh-CN" | "en";

const LATER: Record<Name, Record<Language, () => Promise<object>>> = {
  flow: {
    en: async () => (await import("@/texts/en/flow")).flow,
    "zh-CN": async () => (await import("@/texts/zh-CN/flow")).flow,
  },
};
const asked = new Set<Name>();

async function add(name: Name, language: Language): Promise<void> {
  i18next.addResourceBundle(language, name, await LATER[name][language](), true, true);
}

/** A part of the app together with its texts. */
export async function withTexts<Part>(name: Name, part: Promise<Part>): Promise<Part> {
  asked.add(name);
  const [loaded] = await Promise.all([part, add(name, i18next.language === "en" ? "en" : "zh-CN")]);
  return loaded;
}

/** What was asked for before, in another language. */
export const speakLater = (language: Language) => Promise.all([...asked].map((name) => add(name, language)));
