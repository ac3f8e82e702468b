// Layers of the map: the built-in outline, customers in clusters that follow the zoom, the way of a route.
import L from "leaflet";
import type { Point, Stop } from "@/api/routes";
import { clusters } from "@/domain/clusters";
import type { Tokens } from "@/domain/tokens";

const CELL = 44; // pixels of a cluster's cell
const CLOSE = 15; // from this zoom on every customer is shown by itself
const ROUGH = 9; // from this zoom on the outline would show how coarse it is
const FINE = 2; // pixels of a cell there: only those in the very same place stay together

export interface Way {
  stops: Stop[];
  start: [number, number] | null;
  returns: boolean;
}

/**
 * Provinces of China from Apache ECharts 4.9.0 (map/json/china.json, Apache-2.0), rounded to hundredths of a degree:
 * [name, [longitude, latitude] of the label, rings of longitude and latitude by turns].
 */
type Outline = [string, [number, number], number[][]][];

export async function outlineOf(colours: Tokens): Promise<L.Layer> {
  const provinces = (await import("@/features/routes/outline.json")).default as unknown as Outline;
  const rings = provinces.flatMap(([, , found]) => found.map(ringOf));
  const outline = L.polygon(
    rings.map((ring) => [ring]),
    { color: colours.lineStrong, weight: 0.8, fillColor: colours.surface, fillOpacity: 1, interactive: false },
  );
  return new Far(outline);
}

/** A layer that is seen from far away only. */
class Far extends L.LayerGroup {
  constructor(private readonly inner: L.Layer) {
    super();
  }

  override onAdd(map: L.Map): this {
    map.on("zoomend", this.look, this);
    super.onAdd(map);
    this.look();
    return this;
  }

  override onRemove(map: L.Map): this {
    map.off("zoomend", this.look, this);
    return super.onRemove(map);
  }

  private look(): void {
    if (this._map.getZoom() < ROUGH) this.addLayer(this.inner);
    else this.removeLayer(this.inner);
  }
}

function ringOf(flat: number[]): L.LatLngExpression[] {
  const found: L.LatLngExpression[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) found.push([(flat[at + 1] ?? 0) / 100, (flat[at] ?? 0) / 100]);
  return found;
}

/** Customers: one circle each, or one for many with their number; only what is in view is drawn. */
export class Outlets extends L.LayerGroup {
  private seen = "";
  constructor(
    private readonly points: Point[],
    private readonly chosen: ReadonlySet<number>,
    private readonly colours: Tokens,
    private readonly onChoose: (customer: number) => void,
  ) {
    super();
  }

  override onAdd(map: L.Map): this {
    map.on("moveend zoomend", this.draw, this);
    this.draw();
    return super.onAdd(map);
  }

  override onRemove(map: L.Map): this {
    map.off("moveend zoomend", this.draw, this);
    return super.onRemove(map);
  }

  private draw(): void {
    const map = this._map;
    const zoom = map.getZoom();
    const view = map.getBounds().pad(0.1);
    const key = `${zoom}|${view.toBBoxString()}`;
    if (key === this.seen) return;
    this.seen = key;
    this.clearLayers();
    for (const spot of clusters(this.points, zoom, zoom >= CLOSE ? FINE : CELL)) {
      const at = map.unproject([spot.x, spot.y], zoom);
      if (!view.contains(at)) continue;
      const point = this.points[spot.first];
      if (spot.count === 1 && point) this.addLayer(this.one(at, point));
      else this.addLayer(this.many(at, spot.count, spot.due));
    }
  }

  private one(at: L.LatLng, [customer, , , state]: Point): L.Layer {
    const { accent, gain, mark, textFaint, surface } = this.colours;
    const chosen = this.chosen.has(customer);
    return L.circleMarker(at, {
      radius: chosen ? 8 : 5,
      color: chosen ? accent : surface,
      weight: chosen ? 3 : 1,
      fillColor: state === 2 ? gain : state === 1 ? mark : textFaint,
      fillOpacity: 1,
    }).on("click", () => this.onChoose(customer));
  }

  private many(at: L.LatLng, count: number, due: number): L.Layer {
    const size = Math.round(26 + Math.log10(count) * 8);
    const icon = L.divIcon({
      className: due > 0 ? "yd-routes-cluster yd-routes-cluster-due" : "yd-routes-cluster",
      html: String(count),
      iconSize: [size, size],
    });
    return L.marker(at, { icon, keyboard: false }).on("click", () =>
      this._map.setView(at, Math.min(this._map.getZoom() + 2, 18)),
    );
  }
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
