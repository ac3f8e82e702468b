// Where somebody stands in a rota, in words; for desk and phone.
import type { TFunction } from "i18next";
import type { Place } from "@/api/reception";

export function placeText(place: Place, t: TFunction<"reception">): string {
  if (place.away) return t("away");
  if (!place.on) return "";
  if (!place.serving || place.before === null) return t("notServing");
  return place.before === 0 ? t("myTurn") : t("before", { count: place.before });
}
