// A picture from the camera: shrunk on the phone, its Exif facts kept, its bytes hashed.
import { exifOf, fitted, uprightExif, withExif } from "@/domain/jpeg";
import type { LocalPhoto } from "@/offline/types";
import { deviceNow, newUuid } from "@/offline/visit";

const EDGE = 1600;
const SMALL = 160;
const QUALITY = 0.8;

export const hexOf = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");

export const sha256 = async (bytes: ArrayBuffer) => hexOf(await crypto.subtle.digest("SHA-256", bytes));

function drawn(image: ImageBitmap, edge: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, fitted(image.width, image.height, edge));
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const jpegOf = (canvas: HTMLCanvasElement) =>
  new Promise<Blob>((done, fail) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error("the picture could not be packed"))),
      "image/jpeg",
      QUALITY,
    ),
  );

/** Throws when the file is no picture that this browser can read. */
export async function picture(file: File, visit: string, step: string, source: LocalPhoto["source"]) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const canvas = drawn(image, EDGE);
    const shrunk = await (await jpegOf(canvas)).arrayBuffer();
    const facts = exifOf(await file.arrayBuffer());
    const bytes = withExif(shrunk, facts && uprightExif(facts));
    const photo: LocalPhoto = {
      uuid: newUuid(),
      visit,
      step,
      bytes,
      small: drawn(image, SMALL).toDataURL("image/jpeg", QUALITY),
      sha256: await sha256(bytes),
      size: bytes.byteLength,
      width: canvas.width,
      height: canvas.height,
      taken_at: deviceNow(),
      source,
    };
    return photo;
  } finally {
    image.close();
  }
}
