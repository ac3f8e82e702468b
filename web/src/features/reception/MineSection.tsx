// What a rep on a rota needs at the desk: how many are before, busy or back, who waits.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { firstOf, useMine, useReceptionVerbs } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { Recent } from "@/features/reception/Recent";
import { useLanguage } from "@/ui/language";
import { placeText } from "@/ui/reception/place";

export function MineSection() {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { data: mine } = useMine();
  const { busy } = useReceptionVerbs();
  if (!mine || (mine.places.length === 0 && mine.waiting.length === 0)) return null;
  const mark = (minutes: number | null) =>
    busy.mutate({ minutes }, { onError: (error) => void message.error(firstOf(error)) });
  return (
    <section className="yd-panel" aria-label={t("mine")}>
      <h2>{t("mine")}</h2>
      {mine.places.map((place) => (
        <p key={place.rota}>
          <strong>{place.rota}</strong> {!place.on && <span className="yd-faint">{t("off")}</span>}{" "}
          {placeText(place, t)}
          {place.owed > 0 && <span className="yd-faint"> {t("owed", { count: place.owed })}</span>}
        </p>
      ))}
      {mine.places.length > 0 &&
        (mine.busy_until ? (
          <p>
            {t("busyUntil", { at: formatMoment(mine.busy_until, language) })}{" "}
            <Button size="small" loading={busy.isPending} onClick={() => mark(null)}>
              {t("goBack")}
            </Button>
          </p>
        ) : (
          <Button size="small" loading={busy.isPending} onClick={() => mark(mine.busy_minutes)}>
            {t("goBusy", { count: mine.busy_minutes })}
          </Button>
        ))}
      {mine.waiting.length > 0 && <Recent text={t("waiting")} lines={mine.waiting} />}
    </section>
  );
}
