// A map in an element: tiles where the company set some up, else places by name; what it shows comes into view once.
import L from "leaflet";
import { type RefObject, useEffect, useRef, useState } from "react";
import { tokens } from "@/domain/tokens";
import { useLanguage } from "@/ui/language";
import { placeNames } from "@/ui/map/PlaceNames";
import { useMode } from "@/ui/theme/preferences";
import "leaflet/dist/leaflet.css";
import "@/styles/map.css";

export interface Tiles {
  tiles: string;
  attribution: string;
}

const CHINA: L.LatLngBoundsExpression = [
  [15, 73],
  [54, 135],
];

/** `tiles` is null until the company's setting is known. */
export function useMap(tiles: Tiles | null): { place: RefObject<HTMLDivElement | null>; map: L.Map | null } {
  const mode = useMode();
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map | null>(null);

  useEffect(() => {
    if (!place.current) return;
    const made = L.map(place.current, { preferCanvas: true, zoomAnimation: false, minZoom: 3, maxZoom: 18 });
    made.attributionControl.setPrefix(false);
    made.fitBounds(CHINA);
    L.control.scale({ imperial: false }).addTo(made);
    setMap(made);
    const watch = new ResizeObserver(() => made.invalidateSize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.remove();
    };
  }, []);

  const template = tiles?.tiles;
  const attribution = tiles?.attribution ?? "";
  useEffect(() => {
    if (!map || template === undefined) return;
    if (template) {
      const layer = L.tileLayer(template, { attribution }).addTo(map);
      return () => void layer.remove();
    }
    let layer: L.Layer | null = null;
    let gone = false;
    void placeNames(language === "en", tokens[mode]).then((made) => {
      if (!gone) layer = made.addTo(map);
    });
    return () => {
      gone = true;
      layer?.remove();
    };
  }, [map, template, attribution, mode, language]);

  return { place, map };
}

/** Brings places into view whenever `key` is another one. */
export function useView(map: L.Map | null, key: string, places: readonly (readonly [number, number])[]): void {
  const seen = useRef("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view follows what is shown, by its key
  useEffect(() => {
    if (!map || seen.current === key || places.length === 0) return;
    seen.current = key;
    map.fitBounds(L.latLngBounds(places.map(([latitude, longitude]) => [latitude, longitude])), {
      padding: [40, 40],
      maxZoom: 15,
    });
  }, [map, key, places.length]);
}
