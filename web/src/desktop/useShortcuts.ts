// Keys that work everywhere, unless somebody is typing: Ctrl-K, /, c, ?.
import { useLayoutEffect, useRef } from "react";

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

const opensPalette = (event: KeyboardEvent) =>
  (event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k";

function handle(event: KeyboardEvent, to: Shortcuts): void {
  if (opensPalette(event)) {
    event.preventDefault();
    to.onPalette();
    return;
  }
  if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    if (!focusSearch()) to.onPalette();
  } else if (event.key === "?") to.onHelp();
  else if (event.key === "c") {
    event.preventDefault();
    to.onCreate();
  }
}

/** How long a press waits for a page that is still loading. */
const WAITS = 30_000;
let listener: Shortcuts | null = null;
let pressed: number | null = null;

/** Once, before anything is drawn: Ctrl-K while the page still loads is kept for it and does not go to the browser. */
export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (listener) handle(event, listener);
    else if (opensPalette(event)) {
      event.preventDefault();
      pressed = performance.now();
    }
  });
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  // With the first frame, not after it: on a busy machine there is time to press a key between the two.
  useLayoutEffect(() => {
    const mine: Shortcuts = {
      onPalette: () => latest.current.onPalette(),
      onHelp: () => latest.current.onHelp(),
      onCreate: () => latest.current.onCreate(),
    };
    listener = mine;
    if (pressed !== null && performance.now() - pressed < WAITS) mine.onPalette();
    pressed = null;
    return () => {
      if (listener === mine) listener = null;
    };
  }, []);
}
