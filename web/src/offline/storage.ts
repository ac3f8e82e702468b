// How much room the phone gives us. When it runs out no more pictures are taken; what is queued is never given up for it.
const LEFT_LEAST = 20 * 1024 * 1024;

export interface Room {
  /** bytes that are free by the browser's estimate; null when it does not say */
  left: number | null;
  full: boolean;
  /** the browser promised not to clear it by itself */
  kept: boolean;
}

export async function roomLeft(): Promise<Room> {
  const { storage } = navigator;
  if (!storage?.estimate) return { left: null, full: false, kept: false };
  const [{ usage, quota }, kept] = await Promise.all([storage.estimate(), storage.persisted?.() ?? false]);
  const left = quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
  return { left, full: left !== null && left < LEFT_LEAST, kept };
}

/** Asks once that the browser keeps our data also when it tidies up. */
export async function keepStorage(): Promise<boolean> {
  const { storage } = navigator;
  if (!storage?.persist) return false;
  return (await storage.persisted()) || (await storage.persist());
}

/** Dexie wraps the browser's error. */
export const isFull = (error: unknown): boolean => {
  const { name, inner } = (error ?? {}) as { name?: string; inner?: unknown };
  return name === "QuotaExceededError" || (inner !== undefined && inner !== error && isFull(inner));
};
