// Who was signed in stays known on the phone, so that it starts without a network; signing out forgets it.
import type { QueryClient } from "@tanstack/react-query";
import { type Me, meQuery } from "@/api/me";

const KEY = "yd.me";

function stored(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as Me | null;
  } catch {
    return null; // written by an older version, or half: the server is asked as ever
  }
}

/** The kept one is shown until the server has answered. */
export function keepMe(client: QueryClient): void {
  const known = stored();
  if (known) client.setQueryData(meQuery.queryKey, known, { updatedAt: 0 });
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] !== meQuery.queryKey[0] || query.queryKey.length > 1) return;
    const me = query.state.data as Me | null | undefined;
    if (me) localStorage.setItem(KEY, JSON.stringify(me));
    else if (me === null) localStorage.removeItem(KEY);
  });
}
