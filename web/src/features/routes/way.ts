// The way of a route on the map.
import L from "leaflet";
import type { Stop } from "@/api/routes";
import type { Tokens } from "@/domain/tokens";

export interface Way {
  stops: Stop[];
  start: [number, number] | null;
  returns: boolean;
}

/** The way from stop to stop with their numbers. */
export function wayOf({ stops, start, returns }: Way, colours: Tokens): L.Layer {
  const group = L.layerGroup();
  const line: L.LatLngExpression[] = stops.map((one) => [one.latitude, one.longitude]);
  if (start && stops.length > 0) {
    line.unshift(start);
    if (returns) line.push(start);
    group.addLayer(
      L.circleMarker(start, { radius: 7, color: colours.accent, fillColor: colours.surface, fillOpacity: 1 }),
    );
  }
  group.addLayer(L.polyline(line, { color: colours.accent, weight: 3, interactive: false }));
  stops.forEach((stop, at) => {
    const icon = L.divIcon({
      className: stop.done ? "yd-routes-pin yd-routes-pin-done" : "yd-routes-pin",
      html: String(at + 1),
      iconSize: [24, 24],
    });
    const pin = L.marker([stop.latitude, stop.longitude], { icon, keyboard: false, zIndexOffset: 1000 });
    if (stop.name) {
      const words = document.createElement("span");
      words.textContent = stop.name;
      pin.bindTooltip(words);
    }
    group.addLayer(pin);
  });
  return group;
}
