// Keys that work everywhere, unless somebody is typing: Ctrl-K, /, c, ?.
import { useEffect, useRef } from "react";

export interface Shortcuts {
  onPalette: () => void;
  onHelp: () => void;
  onCreate: () => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest("[role=treegrid]") !== null);

/** "/" goes to the search box of the list that is shown, and to the palette where there is none. */
function focusSearch(): boolean {
  const box = document.querySelector<HTMLElement>("[data-list-search] input, input[data-list-search]");
  box?.focus();
  return box !== null;
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        latest.current.onPalette();
        return;
      }
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === "/") {
        event.preventDefault();
        if (!focusSearch()) latest.current.onPalette();
      } else if (event.key === "?") latest.current.onHelp();
      else if (event.key === "c") {
        event.preventDefault();
        latest.current.onCreate();
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
