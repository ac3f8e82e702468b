// One item of the queue on its way to the server, bound to the user whose queue it is.
import { api, send } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { PhoneDb } from "@/offline/db";
import type { Item } from "@/offline/types";

const PATIENCE = 60_000;
const PATIENCE_PHOTO = 180_000;

/** Sends it; throws an ApiError when the server did not take it. */
export async function sendItem(db: PhoneDb, item: Item): Promise<unknown> {
  try {
    return item.kind === "photo" ? await sendPhoto(db, item) : await sendText(db, item);
  } catch (error) {
    // The connection broke in the middle of an answer, or a hotel's sign-in page answered: not heard by the server.
    throw error instanceof ApiError ? error : new ApiError(0, {}, "");
  }
}

async function sendText(db: PhoneDb, item: Item): Promise<unknown> {
  const options = { user: db.userId, read: true, signal: AbortSignal.timeout(PATIENCE) };
  const body = item.kind === "consent" ? item.body : { ...item.body, sent_at: new Date().toISOString() };
  const text = await (await send("POST", item.path, body, options)).text();
  return text === "" ? null : (JSON.parse(text) as unknown);
}

async function sendPhoto(db: PhoneDb, item: Item): Promise<null> {
  // The answer may have been lost on the way: asking costs less than sending a picture twice.
  if (item.tries > 0 && (await arrived(item))) return null;
  const photo = await db.photos.get(item.uuid);
  if (!photo?.bytes) throw new ApiError(-1, { code: "photo_gone" }, "");
  const form = new FormData();
  for (const [name, value] of Object.entries(item.body)) form.set(name, String(value));
  form.set("file", new Blob([photo.bytes], { type: "image/jpeg" }), `${item.uuid}.jpg`);
  const options = { user: db.userId, read: true, signal: AbortSignal.timeout(PATIENCE_PHOTO) };
  const { uuid } = (await (await send("POST", item.path, form, options)).json()) as { uuid: string };
  if (uuid !== item.uuid) throw new ApiError(0, {}, "");
  return null;
}

async function arrived(item: Item): Promise<boolean> {
  try {
    return (await api.get<{ uuid: string }[]>(item.path)).some((one) => one.uuid === item.uuid);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}
