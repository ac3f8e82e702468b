import { expect, test } from "vitest";
import { exifOf, fitted, uprightExif, withExif } from "@/domain/jpeg";

/** A JPEG of nothing but segments: Exif with orientation 6 in little-endian TIFF, then a scan. */
function jpeg({ exif = true, orientation = 6 } = {}): ArrayBuffer {
  const tiff = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const app0 = [0xff, 0xe0, 0, 4, 1, 2];
  const app1 = [0xff, 0xe1, 0, body.length + 2, ...body];
  return new Uint8Array([0xff, 0xd8, ...app0, ...(exif ? app1 : []), 0xff, 0xda, 0, 2, 9, 9, 0xff, 0xd9]).buffer;
}

test("the camera's facts go from the large picture into the small one, which stands upright", () => {
  const block = exifOf(jpeg());
  expect(block).not.toBeNull();
  if (!block) return;
  const small = withExif(jpeg({ exif: false }), uprightExif(block));
  const found = exifOf(small);
  expect(found?.byteLength).toBe(block.byteLength);
  expect(found?.[10 + 8 + 2 + 8]).toBe(1);
  expect(block[10 + 8 + 2 + 8]).toBe(6);
  expect(new Uint8Array(small).slice(-8)).toEqual(new Uint8Array(jpeg()).slice(-8));
});

test("a picture without facts, or what is no JPEG, stays as it is", () => {
  expect(exifOf(jpeg({ exif: false }))).toBeNull();
  expect(exifOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47]).buffer)).toBeNull();
  expect(exifOf(new ArrayBuffer(0))).toBeNull();
  const plain = jpeg({ exif: false });
  expect(withExif(plain, null)).toBe(plain);
});

test("a block that is cut off changes nothing else", () => {
  const cut = jpeg().slice(0, 20);
  expect(exifOf(cut)).toBeNull();
});

test.each([
  [4000, 3000, 1600, 1200],
  [3000, 4000, 1200, 1600],
  [800, 600, 800, 600],
  [5000, 1, 1600, 1],
])("%i × %i becomes %i × %i", (width, height, wide, high) => {
  expect(fitted(width, height, 1600)).toEqual({ width: wide, height: high });
});
