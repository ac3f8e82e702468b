// What asks for attention at an outlet, in words; why is in the title.
import { useTranslation } from "react-i18next";
import type { Ledger, ProductLine, Reason, Warning } from "@/api/outlets";
import { Tag } from "@/ui/figure/Tag";

const HUE: Record<Warning, string> = {
  out: "red",
  stuffing: "red",
  over: "gold",
  below_floor: "orange",
  outside: "volcano",
  negative: "gold",
};

export function WarningTags({ line, ledger }: { line: ProductLine; ledger: Ledger }) {
  const why = useWhy(ledger);
  const { t } = useTranslation("outlets");
  return (
    <>
      {line.warnings.map((one) => (
        <span key={one} title={why(line, one)}>
          <Tag color={HUE[one]}>{t(`warning.${one}`)}</Tag>
        </span>
      ))}
    </>
  );
}

export function useWhy(ledger: Ledger) {
  const { t } = useTranslation("outlets");
  return (line: ProductLine, warning: Warning) =>
    warning === "stuffing"
      ? t("stuffingText", {
          in: line.sell_in,
          sold: line.sold,
          reasons: line.reasons.map((one: Reason) => t(`reason.${one}`, { ratio: ledger.ratio })).join("、"),
        })
      : t(`warningHint.${warning}`, { days: ledger.over_days });
}
