// Whether the browser has a network at all.
import { useSyncExternalStore } from "react";

const listen = (look: () => void) => {
  addEventListener("online", look);
  addEventListener("offline", look);
  return () => {
    removeEventListener("online", look);
    removeEventListener("offline", look);
  };
};
export const useOnline = () => useSyncExternalStore(listen, () => navigator.onLine !== false);
