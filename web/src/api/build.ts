// Which build of the product is served. A tab left open over a new build is told, never reloaded under somebody's hands.
type Listener = () => void;

const HEADER = "X-Yingdan-Build";
const listeners = new Set<Listener>();
let mine: string | null = null;
let stale = false;

/** Says that this tab is older than what is served now. */
export function announceNewBuild(): void {
  if (stale) return;
  stale = true;
  for (const listener of listeners) listener();
}

/** Every answer says which build gave it; the first one is that of this tab. */
export function noteBuild(response: Response): void {
  const served = response.headers.get(HEADER);
  if (!served) return;
  mine ??= served;
  if (served !== mine) announceNewBuild();
}

export const isNewBuild = () => stale;

export function onNewBuild(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For tests: as in a tab just opened. */
export function forgetBuild(): void {
  mine = null;
  stale = false;
}

/** After a new release the old parts of the app are gone from the server. Without a network nothing is known. */
export const isStalePart = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(error.message) &&
  navigator.onLine !== false;
