// Signals in words, in the reader's language.
import { useTranslation } from "react-i18next";
import type { Signal } from "@/api/plays";
import { formatDay, today } from "@/domain/dates";
import { formatMoney, toFen } from "@/domain/money";
import { said } from "@/domain/signals";
import { useLanguage } from "@/ui/language";

export function useSaid(): (signal: Pick<Signal, "kind" | "params">) => string {
  const { t } = useTranslation("plays");
  const { language } = useLanguage();
  return ({ kind, params }) => {
    const day = (one: string) => formatDay(one, language, true);
    const found = said(kind, params, today(), day, (amount) => formatMoney(toFen(amount) ?? 0, language));
    return t(`why.${found.key}` as "why.competitor", found.params as { name: string });
  };
}

export const LEVEL_COLORS = { risk: "red", watch: "gold", good: "green" } as const;
