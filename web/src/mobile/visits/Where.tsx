// Where the phone is against the customer: accuracy, distance, inside the radius or not; or why there is no position.
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isWithin, metresBetween } from "@/domain/geo";
import { type Located, locate } from "@/offline/position";
import type { CustomerPack } from "@/offline/types";

const FAR = 10_000; // metres; from here on people say kilometres

/** How far from the customer, in words. */
export function useAway() {
  const { t } = useTranslation("phoneVisits");
  return (metres: number) =>
    metres < FAR ? t("distance", { metres }) : t("distanceKm", { km: Math.round(metres / 1000).toLocaleString("en") });
}

export interface Standing {
  distance: number | null;
  within: boolean | null;
}

/** null while it is being found. */
export function useLocated(): [Located | null, () => void] {
  const [found, setFound] = useState<Located | null>(null);
  const look = useCallback(() => {
    setFound(null);
    void locate().then(setFound);
  }, []);
  useEffect(look, [look]);
  return [found, look];
}

export function standingOf(found: Located | null, customer: CustomerPack, radius: number): Standing {
  const { latitude, longitude } = customer;
  if (!found?.position || latitude === null || longitude === null) return { distance: null, within: null };
  const distance = metresBetween(found.position, { latitude, longitude });
  return { distance, within: isWithin(distance, found.position.accuracy, radius) };
}

export function Where({
  found,
  again,
  customer,
  radius,
  why,
  onWhy,
}: {
  found: Located | null;
  again: () => void;
  customer: CustomerPack;
  radius: number;
  why: string;
  onWhy: (why: string) => void;
}) {
  const { t } = useTranslation("phoneVisits");
  const away = useAway();
  if (found === null)
    return (
      <p className="yd-muted" role="status">
        {t("locating")}
      </p>
    );
  const retry = (
    <button type="button" className="ph-chip" onClick={again}>
      {t("locateAgain")}
    </button>
  );
  if (found.problem !== null)
    return (
      <div className="ph-sheet ph-bare">
        <p className="yd-risk" role="status">
          {t(`noPosition.${found.problem}`)}
        </p>
        <div className="ph-chips">
          {retry}
          {(["basement", "denied", "broken"] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={why === t(`whys.${one}`)}
              onClick={() => onWhy(t(`whys.${one}`))}
            >
              {t(`whys.${one}`)}
            </button>
          ))}
        </div>
        <label>
          {t("why")}
          <input value={why} maxLength={200} onChange={(event) => onWhy(event.target.value)} />
        </label>
      </div>
    );
  const { distance, within } = standingOf(found, customer, radius);
  return (
    <div role="status">
      <p>
        {[t("accuracy", { metres: found.position.accuracy }), distance !== null && away(distance)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className={within === true ? "yd-gain" : within === false ? "yd-risk" : "yd-muted"}>
        {distance === null
          ? t("noCoordinates")
          : t(within === true ? "inside" : within === false ? "outside" : "unsure", { metres: radius })}
      </p>
      {retry}
    </div>
  );
}
