// This month, quarter or year, or the one before and after: a tap each.
import { LeftOutline, RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { today } from "@/domain/dates";
import { kindOf, periodAt, periodLabel, shifted } from "@/domain/period";
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
  const { t: tc } = useTranslation();
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
      <div className="ph-steps">
        <button type="button" aria-label={tc("previous")} onClick={() => onChange(shifted(value, -1))}>
          <LeftOutline />
        </button>
        <b>{periodLabel(value, language)}</b>
        <button type="button" aria-label={tc("next")} onClick={() => onChange(shifted(value, 1))}>
          <RightOutline />
        </button>
      </div>
    </div>
  );
}
