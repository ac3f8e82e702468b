// In whose hands something was in won deals: the owner's, a superior's, pre-sales', other colleagues'.
import { useTranslation } from "react-i18next";
import type { EvidenceLine } from "@/api/plays";
import "@/styles/plays.css";

export function Who({ line }: { line: EvidenceLine }) {
  const { t } = useTranslation("plays");
  const told = line.who.filter((one) => one.won_share !== null && one.won_share > 0);
  if (told.every((one) => one.role === "owner")) return null; // that it was the owner alone goes without saying
  return (
    <small className="yd-faint yd-who">
      {t("who", {
        list: told.map((one) => `${t(`role.${one.role}`)} ${Math.round((one.won_share ?? 0) * 100)}%`).join(" · "),
      })}
    </small>
  );
}
