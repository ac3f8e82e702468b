// A year, a quarter or a month: 2026, 2026Q1, 2026-03 – with steps back and forth.
import "@/styles/period.css";
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { today } from "@/domain/dates";
import { kindOf, type PeriodKind, periodAt, periodLabel, shifted } from "@/domain/period";
import { useLanguage } from "@/ui/language";

export interface PeriodPickerProps {
  value: string;
  onChange: (period: string) => void;
  kinds?: readonly PeriodKind[];
}

export function PeriodPicker({ value, onChange, kinds = ["year", "quarter", "month"] }: PeriodPickerProps) {
  const { t } = useTranslation("insight");
  const { language } = useLanguage();
  const kind = kindOf(value);
  return (
    <div className="yd-period">
      {kinds.length > 1 && (
        <Segmented
          value={kind}
          options={kinds.map((one) => ({ value: one, label: t(`period.${one}`) }))}
          onChange={(next) => onChange(periodAt(next as PeriodKind, today()))}
        />
      )}
      <Button icon={<LeftOutlined />} aria-label={t("period.previous")} onClick={() => onChange(shifted(value, -1))} />
      <b className="yd-num">{periodLabel(value, language)}</b>
      <Button icon={<RightOutlined />} aria-label={t("period.next")} onClick={() => onChange(shifted(value, 1))} />
    </div>
  );
}
