// A number of pieces for one thumb: less, type, more; every target is 48 px.
import { useTranslation } from "react-i18next";
import { toPieces } from "@/domain/outlet";

export function Count({
  label,
  value,
  onChange,
  step = 1,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  step?: number;
}) {
  const { t } = useTranslation("outletSteps");
  return (
    <span className="ph-count">
      <button
        type="button"
        aria-label={t("less", { name: label })}
        disabled={!value}
        onClick={() => onChange(Math.max(0, (value ?? 0) - step))}
      >
        −
      </button>
      <input
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={7}
        aria-label={label}
        value={value === null ? "" : String(value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) =>
          onChange(event.target.value.trim() === "" ? null : (toPieces(event.target.value) ?? value))
        }
      />
      <button type="button" aria-label={t("more", { name: label })} onClick={() => onChange((value ?? 0) + step)}>
        +
      </button>
    </span>
  );
}
