// Raw facts as the phone told them.
import { useTranslation } from "react-i18next";
import type { VisitRecord } from "@/api/visits";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

export function Signals({ lines }: { lines: NonNullable<VisitRecord["signals"]> }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  return (
    <>
      <p className="yd-faint">{t("signalsNote")}</p>
      {lines.map((one) => (
        <details key={`${one.kind}${one.told_at}`}>
          <summary>
            {formatMoment(one.told_at, language)} · {one.kind}
          </summary>
          <pre className="yd-visit-raw">{JSON.stringify(one.facts, null, 2)}</pre>
        </details>
      ))}
    </>
  );
}
