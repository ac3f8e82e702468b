// The records that this browser opened last, for the palette. Kept per user, names only.
const KEY = "yd.recent";
const MOST = 8;

export interface Recent {
  resource: string;
  id: number;
  title: string;
  path: string;
}

export function readRecent(user: number): Recent[] {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, Recent[]>;
    return all[user] ?? [];
  } catch {
    return [];
  }
}

export function remember(user: number, one: Recent): void {
  const others = readRecent(user).filter((known) => known.path !== one.path);
  localStorage.setItem(KEY, JSON.stringify({ [user]: [one, ...others].slice(0, MOST) }));
}
