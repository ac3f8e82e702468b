// My place on each rota, and busy or back.
import { Button } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { type Mine, useReceptionVerbs } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { say } from "@/mobile/reception/say";
import { useLanguage } from "@/ui/language";
import { placeText } from "@/ui/reception/place";

export function Places({ mine }: { mine: Mine }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  const { busy } = useReceptionVerbs();
  if (mine.places.length === 0) return mine.registers ? null : <p className="yd-faint">{t("noPlace")}</p>;
  const mark = (minutes: number | null) => busy.mutate({ minutes }, { onError: say });
  return (
    <section className="ph-panel" aria-label={t("line")}>
      {mine.places.map((place) => (
        <p key={place.rota}>
          <strong>{place.rota}</strong> {!place.on && <span className="yd-faint">{t("off")} </span>}
          {placeText(place, t)}
          {place.owed > 0 && <span className="yd-faint"> {t("owed", { count: place.owed })}</span>}
        </p>
      ))}
      {mine.busy_until && <p>{t("busyUntil", { at: formatMoment(mine.busy_until, language) })}</p>}
      <Button
        block
        style={{ minHeight: 44 }}
        loading={busy.isPending}
        onClick={() => mark(mine.busy_until ? null : mine.busy_minutes)}
      >
        {mine.busy_until ? t("goBack") : t("goBusy", { count: mine.busy_minutes })}
      </Button>
    </section>
  );
}
