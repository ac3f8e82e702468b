import { expect, test } from "vitest";
import { windowOf } from "@/ui/grid/useWindow";

const SIZES = { rows: 600, columns: 53, row: 34, name: 240, column: 108 };

test("what is in sight, and a little around it", () => {
  const at = windowOf(SIZES, { x: 1080, y: 3400, width: 1240, height: 680 });
  expect(at).toEqual({ top: 92, bottom: 128, left: 8, right: 22, width: 108 });
});

test("the ends are not passed, and few columns share the room", () => {
  expect(windowOf(SIZES, { x: 0, y: 0, width: 1240, height: 680 })).toMatchObject({ top: 0, left: 0 });
  expect(windowOf({ ...SIZES, rows: 5, columns: 4 }, { x: 0, y: 0, width: 1240, height: 680 })).toEqual({
    top: 0,
    bottom: 5,
    left: 0,
    right: 4,
    width: 250,
  });
});
