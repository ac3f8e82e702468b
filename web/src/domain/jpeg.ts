// The Exif block (APP1) of a JPEG: taken from the camera's file and put into the smaller picture, so evidence stays.
// Source: Exif 2.32 (CIPA DC-008), ISO/IEC 10918-1 Annex B for the markers.
const SOI = 0xffd8;
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const ORIENTATION = 0x0112;
const SHORT = 3;

const isExif = (view: DataView, at: number) =>
  view.byteLength >= at + 10 && view.getUint32(at + 4) === 0x45786966 && view.getUint16(at + 8) === 0; // "Exif\0\0"

/** The whole APP1 segment with its marker, null when the picture has none. */
export function exifOf(bytes: ArrayBuffer): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes);
  if (view.byteLength < 4 || view.getUint16(0) !== SOI) return null;
  for (let at = 2; at + 4 <= view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff || marker === START_OF_SCAN) return null;
    const length = view.getUint16(at + 2) + 2;
    if (at + length > view.byteLength) return null;
    if (marker === APP1 && isExif(view, at)) return new Uint8Array(bytes.slice(at, at + length));
    at += length;
  }
  return null;
}

/** The pixels of the smaller picture stand upright already: a program that reads the block must not turn them again. */
export function uprightExif(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = block.slice();
  const view = new DataView(copy.buffer);
  const tiff = 10;
  if (view.byteLength < tiff + 8) return copy;
  const little = view.getUint16(tiff) === 0x4949;
  const ifd = tiff + view.getUint32(tiff + 4, little);
  if (ifd + 2 > view.byteLength) return copy;
  const count = view.getUint16(ifd, little);
  for (let n = 0; n < count; n += 1) {
    const entry = ifd + 2 + n * 12;
    if (entry + 12 > view.byteLength) break;
    if (view.getUint16(entry, little) !== ORIENTATION) continue;
    if (view.getUint16(entry + 2, little) === SHORT) view.setUint16(entry + 8, 1, little);
  }
  return copy;
}

/** A JPEG with this Exif block directly behind its beginning, where readers look for it. */
export function withExif(jpeg: ArrayBuffer, block: Uint8Array<ArrayBuffer> | null): ArrayBuffer {
  if (!block || new DataView(jpeg).getUint16(0) !== SOI) return jpeg;
  const joined = new Uint8Array(jpeg.byteLength + block.byteLength);
  joined.set(new Uint8Array(jpeg, 0, 2));
  joined.set(block, 2);
  joined.set(new Uint8Array(jpeg, 2), 2 + block.byteLength);
  return joined.buffer;
}

/** Width and height so that the longer edge is at most `edge`; never larger than it was. */
export function fitted(width: number, height: number, edge: number): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
