// The language in use, and labels that come from the server in both.
import { useTranslation } from "react-i18next";
import { textOf } from "@/api/me";
import type { Label } from "@/api/resource";
import type { Language } from "@/texts/i18n";

export function useLanguage(): { language: Language; label: (label: Label | string | null | undefined) => string } {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "zh-CN";
  return { language, label: (label) => textOf(label, language) };
}
