// The keys of the queue; they rest while somebody types or a dialog is open.
import { useEffect, useRef } from "react";

export interface QueueKeys {
  step: (by: 1 | -1) => void;
  select: () => void;
  merge: () => void;
  different: () => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function useQueueKeys(active: boolean, keys: QueueKeys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const box = event.target instanceof HTMLInputElement && event.target.type === "checkbox";
      if ((isTyping(event.target) && !box) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.querySelector(".ant-modal-wrap, .ant-drawer-open")) return;
      const now = latest.current;
      const done: Record<string, () => void> = {
        j: () => now.step(1),
        k: () => now.step(-1),
        x: now.select,
        m: now.merge,
        n: now.different,
      };
      const verb = done[event.key.toLowerCase()];
      if (!verb) return;
      event.preventDefault();
      verb();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [active]);
}
