// What the map has beneath everything when no tiles are set: places by name, thinned out by zoom. No borders (docs/adr/0015).
import { DOT, labels, type Place, type Rect } from "@/domain/labels";
import { fontFamily, type Tokens } from "@/domain/tokens";
import { CanvasLayer } from "@/ui/map/CanvasLayer";

export class PlaceNames extends CanvasLayer {
  constructor(
    private readonly places: readonly Place[],
    private readonly english: boolean,
    private readonly colours: Tokens,
  ) {
    super("tilePane");
  }

  protected override paint(pen: CanvasRenderingContext2D, view: Rect, zoom: number): void {
    const { textFaint, textMuted, lineStrong, sunken } = this.colours;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 3;
    pen.strokeStyle = sunken;
    for (const { level, x, y, text } of labels(this.places, zoom, view, this.english)) {
      pen.fillStyle = lineStrong;
      pen.beginPath();
      pen.arc(x, y, level === 0 ? 2.5 : 1.5, 0, 2 * Math.PI);
      pen.fill();
      pen.font = `${level === 0 ? 600 : 400} 12px ${fontFamily}`;
      pen.fillStyle = level === 0 ? textMuted : textFaint;
      pen.strokeText(text, x + DOT, y);
      pen.fillText(text, x + DOT, y);
    }
  }
}

/** The list is loaded with the first map only. */
export async function placeNames(english: boolean, colours: Tokens): Promise<PlaceNames> {
  const { places } = (await import("@/ui/map/places.json")).default as unknown as { places: Place[] };
  return new PlaceNames(
    [...places].sort((one, other) => one[0] - other[0]),
    english,
    colours,
  );
}
