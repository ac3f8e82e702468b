// This month, quarter or year, or the one before and after: a tap each.
import { useTranslation } from "react-i18next";
import { today } from "@/domain/dates";
import { kindOf, periodAt, periodLabel, shifted } from "@/domain/period";
import { Steps } from "@/mobile/record/Steps";
import { useLanguage } from "@/ui/language";

const KINDS = ["month", "quarter", "year"] as const;
type Kind = (typeof KINDS)[number];

export interface PeriodChipsProps {
  value: string;
  kinds?: readonly Kind[];
  onChange: (period: string) => void;
}

export function PeriodChips({ value, kinds = KINDS, onChange }: PeriodChipsProps) {
  const { t } = useTranslation("phone");
  const { language } = useLanguage();
  return (
    <div className="ph-period">
      {kinds.length > 1 && (
        <div className="ph-chips">
          {kinds.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={kindOf(value) === one}
              onClick={() => onChange(periodAt(one, today()))}
            >
              {t(`results.${one}`)}
            </button>
          ))}
        </div>
      )}
      <Steps onBack={() => onChange(shifted(value, -1))} onOn={() => onChange(shifted(value, 1))}>
        <b>{periodLabel(value, language)}</b>
      </Steps>
    </div>
  );
}
