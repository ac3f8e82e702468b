// Outlets on the map: a dot each, or a ring for many with their number and the shares of its colours; a click opens or comes nearer.
import type L from "leaflet";
import { clusters, type Dot, type Spot } from "@/domain/clusters";
import type { Rect } from "@/domain/labels";
import { fontFamily, type Tokens } from "@/domain/tokens";
import { CanvasLayer } from "@/ui/map/CanvasLayer";

const CELL = 52; // pixels of a cluster's cell
const CLOSE = 15; // from this zoom on every outlet is shown by itself
const FINE = 2; // pixels of a cell there: only those in the very same place stay together
const REACH = 6; // pixels beside a dot that still count as on it
const FULL = 2 * Math.PI;

export class Dots extends CanvasLayer {
  private spots: Spot[] = [];
  private zoom = Number.NaN;

  constructor(
    private readonly dots: readonly Dot[],
    private readonly palette: readonly string[],
    private readonly chosen: ReadonlySet<number>,
    private readonly colours: Tokens,
    private readonly onChoose: (id: number) => void,
  ) {
    super("overlayPane");
  }

  override onAdd(map: L.Map): this {
    map.on("click", this.hit, this);
    map.on("mousemove", this.point, this);
    return super.onAdd(map);
  }

  override onRemove(map: L.Map): this {
    map.off("click", this.hit, this);
    map.off("mousemove", this.point, this);
    map.getContainer().style.cursor = "";
    return super.onRemove(map);
  }

  protected override paint(pen: CanvasRenderingContext2D, view: Rect, zoom: number): void {
    if (zoom !== this.zoom) this.spots = clusters(this.dots, zoom, zoom >= CLOSE ? FINE : CELL);
    this.zoom = zoom;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.font = `12px ${fontFamily}`;
    for (const spot of this.spots) {
      if (spot.x < view.left || spot.x > view.right || spot.y < view.top || spot.y > view.bottom) continue;
      if (spot.count === 1) this.one(pen, spot);
      else this.many(pen, spot);
    }
  }

  private one(pen: CanvasRenderingContext2D, spot: Spot): void {
    const dot = this.dots[spot.first];
    const chosen = dot !== undefined && this.chosen.has(dot.id);
    disc(pen, spot, chosen ? 8 : 5.5, chosen ? this.colours.accent : this.colours.surface);
    disc(pen, spot, chosen ? 5 : 4.5, this.palette[dot?.colour ?? 0] ?? this.colours.textFaint);
  }

  private many(pen: CanvasRenderingContext2D, spot: Spot): void {
    const radius = radiusOf(spot);
    let from = -Math.PI / 2;
    spot.colours.forEach((count, colour) => {
      const to = from + (FULL * count) / spot.count;
      pen.beginPath();
      pen.moveTo(spot.x, spot.y);
      pen.arc(spot.x, spot.y, radius, from, to);
      pen.fillStyle = this.palette[colour] ?? this.colours.textFaint;
      pen.fill();
      from = to;
    });
    disc(pen, spot, radius - 4, this.colours.surface);
    pen.fillStyle = this.colours.text;
    pen.fillText(String(spot.count), spot.x, spot.y);
  }

  private at(where: L.LatLng): Spot | undefined {
    const { x, y } = this._map.project(where, this._map.getZoom());
    let best: Spot | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const spot of this.spots) {
      const far = Math.hypot(spot.x - x, spot.y - y) - radiusOf(spot);
      if (far < REACH && far < least) [best, least] = [spot, far];
    }
    return best;
  }

  private hit({ latlng }: L.LeafletMouseEvent): void {
    const spot = this.at(latlng);
    const dot = spot && this.dots[spot.first];
    if (!spot || !dot) return;
    const zoom = this._map.getZoom();
    if (spot.count === 1 || zoom >= this._map.getMaxZoom()) this.onChoose(dot.id);
    else this._map.setView(this._map.unproject([spot.x, spot.y], zoom), Math.min(zoom + 2, this._map.getMaxZoom()));
  }

  private point({ latlng }: L.LeafletMouseEvent): void {
    this._map.getContainer().style.cursor = this.at(latlng) ? "pointer" : "";
  }
}

const radiusOf = (spot: Spot) => (spot.count === 1 ? 5 : 12 + Math.log10(spot.count) * 4);

function disc(pen: CanvasRenderingContext2D, { x, y }: Spot, radius: number, colour: string): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, FULL);
  pen.fillStyle = colour;
  pen.fill();
}
