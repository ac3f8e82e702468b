// The map: the outline of the country, customers in clusters, the route with its numbers. Drawn on a canvas by Leaflet.
import L from "leaflet";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Point, RouteSetup, Stop } from "@/api/routes";
import { tokens } from "@/domain/tokens";
import { Outlets, outlineOf, type Way, wayOf } from "@/features/routes/layers";
import { useMode } from "@/ui/theme/preferences";
import "leaflet/dist/leaflet.css";

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

const CHINA: L.LatLngBoundsExpression = [
  [18, 73],
  [54, 135],
];

export function RouteMap({ points, more, stops, start, returns, tiles, chosen, onChoose }: MapProps) {
  const { t } = useTranslation("routes");
  const mode = useMode();
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map | null>(null);
  const seen = useRef("");
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    if (!place.current) return;
    const made = L.map(place.current, { preferCanvas: true, zoomAnimation: false, minZoom: 3, maxZoom: 18 });
    made.attributionControl.setPrefix(false);
    made.fitBounds(CHINA);
    setMap(made);
    const watch = new ResizeObserver(() => made.invalidateSize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.remove();
    };
  }, []);

  useEffect(() => {
    if (!map || tiles === null) return;
    if (tiles.tiles) {
      const layer = L.tileLayer(tiles.tiles, { attribution: tiles.attribution }).addTo(map);
      return () => void layer.remove();
    }
    let layer: L.Layer | null = null;
    let gone = false;
    void outlineOf(tokens[mode]).then((made) => {
      if (!gone) layer = made.addTo(map);
    });
    return () => {
      gone = true;
      layer?.remove();
    };
  }, [map, tiles, mode]);

  useEffect(() => {
    if (!map) return;
    const layer = new Outlets(points, new Set(chosen), tokens[mode], (customer) => choose.current?.(customer));
    layer.addTo(map);
    return () => void layer.remove();
  }, [map, points, chosen, mode]);

  const line: Way = { stops, start, returns };
  const drawn = JSON.stringify([stops.map((one) => [one.customer_id, one.latitude, one.longitude]), start, returns]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` is `line` as a value
  useEffect(() => {
    if (!map) return;
    const layer = wayOf(line, tokens[mode]).addTo(map);
    return () => void layer.remove();
  }, [map, drawn, mode]);

  // What there is to see comes into view once, and again when other stops do.
  const view =
    stops.length > 0
      ? stops
          .map((one) => one.customer_id)
          .sort()
          .join()
      : `p${points.length}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view follows what is shown, not its order
  useEffect(() => {
    if (!map || seen.current === view) return;
    const all: [number, number][] =
      stops.length > 0 ? stops.map((one) => [one.latitude, one.longitude]) : points.map((one) => [one[1], one[2]]);
    if (start && stops.length > 0) all.push(start);
    if (all.length === 0) return;
    seen.current = view;
    map.fitBounds(L.latLngBounds(all), { padding: [40, 40], maxZoom: 15 });
  }, [map, view]);

  return (
    <>
      <div ref={place} className="yd-routes-canvas" role="application" aria-label={t("map")} />
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
