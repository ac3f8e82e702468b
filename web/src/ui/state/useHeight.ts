// A share of the window's height, for parts of a page that scroll by themselves.
import { useCallback, useSyncExternalStore } from "react";

export function useHeight(share: number, least: number): number {
  const subscribe = useCallback((listener: () => void) => {
    window.addEventListener("resize", listener);
    return () => window.removeEventListener("resize", listener);
  }, []);
  return useSyncExternalStore(subscribe, () => Math.max(least, Math.round(window.innerHeight * share)));
}
