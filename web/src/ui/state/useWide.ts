// Whether there is room for the desk layout; below it lists become cards and panels fill the screen.
import { useSyncExternalStore } from "react";

const query = () => window.matchMedia("(min-width: 768px)");
const subscribe = (listener: () => void) => {
  const media = query();
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
};
export const useWide = () => useSyncExternalStore(subscribe, () => query().matches);
