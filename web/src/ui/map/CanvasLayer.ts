// A layer of the map that is painted on one canvas: it moves with the map while it is dragged, and is painted anew when that ends.
import L from "leaflet";
import type { Rect } from "@/domain/labels";

const MARGIN = 0.3; // of the view, on each side: seen while dragging

export abstract class CanvasLayer extends L.Layer {
  private canvas: HTMLCanvasElement | null = null;

  /** Draws what lies in the part of the world, in pixels of the zoom; the pen stands at the world's own origin. */
  protected abstract paint(pen: CanvasRenderingContext2D, view: Rect, zoom: number): void;

  constructor(private readonly pane: string) {
    super();
  }

  override onAdd(map: L.Map): this {
    this.canvas = L.DomUtil.create("canvas", "yd-map-canvas");
    map.getPane(this.pane)?.appendChild(this.canvas);
    map.on("moveend zoomend resize", this.draw, this);
    this.draw();
    return this;
  }

  override onRemove(map: L.Map): this {
    map.off("moveend zoomend resize", this.draw, this);
    this.canvas?.remove();
    this.canvas = null;
    return this;
  }

  private draw(): void {
    const pen = this.canvas?.getContext("2d");
    if (!this.canvas || !pen) return;
    const map = this._map;
    const size = map.getSize();
    const pad = size.multiplyBy(MARGIN).round();
    const wide = size.add(pad.multiplyBy(2));
    const sharp = window.devicePixelRatio || 1;
    this.canvas.width = wide.x * sharp;
    this.canvas.height = wide.y * sharp;
    this.canvas.style.width = `${wide.x}px`;
    this.canvas.style.height = `${wide.y}px`;
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint(pad.multiplyBy(-1)));
    const corner = map.getPixelBounds().getTopLeft().subtract(pad);
    pen.setTransform(sharp, 0, 0, sharp, -corner.x * sharp, -corner.y * sharp);
    const view = { left: corner.x, top: corner.y, right: corner.x + wide.x, bottom: corner.y + wide.y };
    this.paint(pen, view, map.getZoom());
  }
}
