// The map of a day: customers in clusters, the route with its numbers.
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Point, RouteSetup, Stop } from "@/api/routes";
import { tokens } from "@/domain/tokens";
import { type Way, wayOf } from "@/features/routes/way";
import { Dots } from "@/ui/map/Dots";
import { useMap, useView } from "@/ui/map/useMap";
import { useMode } from "@/ui/theme/preferences";

interface MapProps {
  points: Point[];
  more: boolean;
  stops: Stop[];
  start: [number, number] | null;
  returns: boolean;
  tiles: RouteSetup["tiles"] | null;
  chosen: number[];
  onChoose: ((customer: number) => void) | undefined;
}

export function RouteMap({ points, more, stops, start, returns, tiles, chosen, onChoose }: MapProps) {
  const { t } = useTranslation("routes");
  const mode = useMode();
  const { place, map } = useMap(tiles);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const dots = useMemo(
    () => points.map(([id, latitude, longitude, colour]) => ({ id, latitude, longitude, colour })),
    [points],
  );

  useEffect(() => {
    if (!map) return;
    const { textFaint, mark, gain } = tokens[mode];
    const layer = new Dots(dots, [textFaint, mark, gain], new Set(chosen), tokens[mode], (id) => choose.current?.(id));
    layer.addTo(map);
    return () => void layer.remove();
  }, [map, dots, chosen, mode]);

  const line: Way = { stops, start, returns };
  const drawn = JSON.stringify([stops.map((one) => [one.customer_id, one.latitude, one.longitude]), start, returns]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` is `line` as a value
  useEffect(() => {
    if (!map) return;
    const layer = wayOf(line, tokens[mode]).addTo(map);
    return () => void layer.remove();
  }, [map, drawn, mode]);

  const stopKey = stops
    .map((one) => one.customer_id)
    .sort()
    .join();
  const seen: [number, number][] =
    stops.length > 0
      ? [...stops.map((one): [number, number] => [one.latitude, one.longitude]), ...(start ? [start] : [])]
      : points.map((one) => [one[1], one[2]]);
  useView(map, stops.length > 0 ? stopKey : `p${points.length}`, seen);

  return (
    <>
      <div ref={place} className="yd-map" role="application" aria-label={t("map")} />
      <p className="yd-routes-legend">
        <span data-state="due">{t("due")}</span>
        <span data-state="done">{t("done")}</span>
        <span data-state="other">{t("other")}</span>
        <span className="yd-faint">
          {t("mapNote", { count: points.length })} {more && t("mapMore")}
        </span>
      </p>
    </>
  );
}
