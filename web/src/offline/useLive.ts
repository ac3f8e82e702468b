// Reads from the phone's database and stays true while it changes, in this tab or in another.
import { liveQuery } from "dexie";
import { useEffect, useRef, useState } from "react";

/** undefined until the first answer. `key` says what the question depends on: another key asks anew. */
export function useLive<T>(key: string, ask: () => Promise<T>): T | undefined {
  const [found, setFound] = useState<{ key: string; value: T }>();
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    const watching = liveQuery(() => asking.current()).subscribe({
      next: (value) => setFound({ key, value }),
      error: (error: unknown) => {
        setFound(() => {
          throw error;
        });
      },
    });
    return () => watching.unsubscribe();
  }, [key]);
  return found?.key === key ? found.value : undefined;
}
