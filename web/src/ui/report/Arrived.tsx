// That a report was confirmed without a network and came later, and why the arrival counts where it does.
import { useTranslation } from "react-i18next";
import { cameLater, type Sheet } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

export function Arrived({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  if (!cameLater(sheet) || sheet.arrived_at === null) return null;
  const words = sheet.doubt
    ? t(`offline.doubt.${sheet.doubt}`)
    : t("offline.arrived", { at: formatMoment(sheet.arrived_at, language) });
  return <span className={sheet.doubt ? "yd-risk" : "yd-faint"}> {words}</span>;
}
