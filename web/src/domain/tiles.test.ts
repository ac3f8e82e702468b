import { describe, expect, it } from "vitest";
import { added, type Box, COLUMNS, changed, freshId, inOrder, overlap, removed, settled } from "@/domain/tiles";

const box = (id: string, x: number, y: number, w: number, h: number): Box => ({ id, x, y, w, h });
const START = [box("a", 0, 0, 6, 2), box("b", 6, 0, 6, 2), box("c", 0, 2, 12, 3)];

/** The same numbers every time. */
function dice(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
}

describe("tiles on the grid", () => {
  it("makes room for the one that is moved", () => {
    const found = changed(START, "c", { y: 0 });
    expect(found).toEqual([box("a", 0, 3, 6, 2), box("b", 6, 3, 6, 2), box("c", 0, 0, 12, 3)]);
  });

  it("puts a new one at the end and closes the gap of a removed one", () => {
    const found = added(START, box("d", 5, 0, 4, 2));
    expect(found.at(-1)).toEqual(box("d", 0, 5, 4, 2));
    expect(removed(found, "c").at(-1)).toEqual(box("d", 0, 2, 4, 2));
  });

  it("keeps within the columns and above the least size", () => {
    expect(changed(START, "a", { x: 40, w: 0, h: 0 })[0]).toMatchObject({ x: 10, w: 2, h: 1 });
    expect(changed(START, "a", { x: -3, y: -3 })[0]).toMatchObject({ x: 0, y: 0 });
  });

  it("never lets two cover each other, whatever is done, and settles at once", () => {
    const roll = dice(7);
    let boxes = START;
    for (let step = 0; step < 400; step += 1) {
      const one = boxes[roll(boxes.length)];
      const what = roll(4);
      if (what === 0 && boxes.length < 12) boxes = added(boxes, box(freshId(boxes), 0, 0, 2 + roll(11), 1 + roll(4)));
      else if (what === 1 && one && boxes.length > 3) boxes = removed(boxes, one.id);
      else if (what === 2 && one) boxes = changed(boxes, one.id, { x: roll(14) - 1, y: roll(20) });
      else if (one) boxes = changed(boxes, one.id, { w: roll(15), h: roll(8) });
      for (const a of boxes) {
        expect(boxes.some((b) => overlap(a, b))).toBe(false);
        expect(a.x >= 0 && a.y >= 0 && a.x + a.w <= COLUMNS).toBe(true);
      }
      expect(settled(boxes)).toEqual(boxes);
      expect(new Set(boxes.map((a) => a.id)).size).toBe(boxes.length);
    }
  });

  it("is read from the top left on", () => {
    expect(inOrder(changed(START, "b", { x: 0, y: 9 })).map((one) => one.id)).toEqual(["a", "c", "b"]);
  });
});
