// Soft hulls around groups of outlets, beneath the outlets; the chosen one stands out.
import { pixel } from "@/domain/clusters";
import { hull, type XY } from "@/domain/hull";
import type { Rect } from "@/domain/labels";
import { CanvasLayer } from "@/ui/map/CanvasLayer";

export interface Cloud {
  places: readonly (readonly [latitude: number, longitude: number])[];
  colour: string;
  chosen: boolean;
}

const FINE = 16; // zoom in whose pixels hulls are worked out once
const SOFT = 14; // pixels of margin on the screen

export class Hulls extends CanvasLayer {
  constructor(private readonly clouds: readonly Cloud[]) {
    super("tilePane");
  }

  protected override paint(pen: CanvasRenderingContext2D, _view: Rect, zoom: number): void {
    const scale = 2 ** (zoom - FINE);
    for (const { places, colour, chosen } of this.clouds) {
      const points = places.map(([latitude, longitude]): XY => pixel(latitude, longitude, FINE));
      const ring = hull(points, SOFT / scale);
      pen.beginPath();
      for (const [x, y] of ring) pen.lineTo(x * scale, y * scale);
      pen.closePath();
      pen.globalAlpha = chosen ? 0.22 : 0.09;
      pen.fillStyle = colour;
      pen.fill();
      pen.globalAlpha = chosen ? 0.9 : 0.4;
      pen.lineWidth = chosen ? 2 : 1;
      pen.strokeStyle = colour;
      pen.stroke();
      pen.globalAlpha = 1;
    }
  }
}
