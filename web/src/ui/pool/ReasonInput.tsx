// A reason: one of those that the pool offers, or the person's own words. For desk and phone.
import { useTranslation } from "react-i18next";

export interface ReasonInputProps {
  offered: readonly string[];
  value: string;
  onChange: (reason: string) => void;
}

export function ReasonInput({ offered, value, onChange }: ReasonInputProps) {
  const { t } = useTranslation("pools");
  return (
    <>
      {offered.length > 0 && (
        <div className="yd-chips ph-chips">
          {offered.map((one) => (
            <button
              key={one}
              type="button"
              className="yd-chip"
              aria-pressed={one === value}
              onClick={() => onChange(one === value ? "" : one)}
            >
              {one}
            </button>
          ))}
        </div>
      )}
      <input
        type="text"
        className="yd-input"
        aria-label={t("reason")}
        placeholder={t("reasonOther")}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
