// Whose turn it is, who is passed over and why; the desk passes somebody over with a reason.
import { useTranslation } from "react-i18next";
import type { Rota } from "@/api/reception";
import { SkipButton } from "@/features/reception/SkipButton";

export function NextInTurn({ rota, minutes, marks }: { rota: Rota; minutes: number; marks: boolean }) {
  const { t } = useTranslation("reception");
  if (!rota.on) return <p role="status">{t("rotaOff", { name: rota.name })}</p>;
  return (
    <p role="status" className="yd-desk-acts">
      <span>{rota.next ? t("turnOf", { name: rota.next.label }) : t("nobodyFree")}</span>
      {marks && rota.next && <SkipButton member={rota.next} minutes={minutes} />}
      {rota.skips.length > 0 && (
        <span className="yd-faint">
          {t("skipped", {
            names: rota.skips.map((one) => t("skip", { name: one.name, why: one.note || t(one.why) })).join(" "),
          })}
        </span>
      )}
    </p>
  );
}
