// What a rule saw, in words.
import { useTranslation } from "react-i18next";
import type { RiskCard } from "@/api/risks";
import { formatDay } from "@/domain/dates";
import { useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";

type Rule = "deal_health";

export function useSaid() {
  const { t } = useTranslation("risks");
  const { language } = useLanguage();
  const { said } = useAmounts();
  const day = (value: unknown) => (typeof value === "string" ? formatDay(value, language) : t("never"));
  return {
    rule: (risk: Pick<RiskCard, "rule">) => (risk.rule ? t(`rule.${risk.rule as Rule}`) : ""),
    saw: ({ rule, params }: Pick<RiskCard, "rule" | "params">): string => {
      if (!rule) return "";
      const kinds = Array.isArray(params.kinds) ? params.kinds.length : 0;
      const more = [params.reason, params.competitor].filter(Boolean).join(" · ");
      // The rule comes from the server, so what its sentence needs cannot be typed.
      const say = t as unknown as (key: string, words: Record<string, unknown>) => string;
      return say(`saw.${rule}`, {
        ...params,
        count: kinds,
        warning: t(`warning.${params.warning as "both"}`, { defaultValue: "" }),
        won: day(params.won_last),
        contact: day(params.contact_last),
        day: day(params.due_on),
        more: more ? `：${more}` : "",
        chance: `${Math.round(Number(params.chance ?? 0) * 100)}%`,
        expected: said(Number(params.expected ?? 0)),
        target: said(Number(params.target ?? 0)),
        kind: t(`handover.${params.kind as "leaving"}`, { defaultValue: "" }),
      });
    },
  };
}
