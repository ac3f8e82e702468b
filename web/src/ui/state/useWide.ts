// Whether there is room for the desk layout; below it lists become cards and panels fill the screen.
import { useCallback, useSyncExternalStore } from "react";

export function useWide(query = "(min-width: 768px)"): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
