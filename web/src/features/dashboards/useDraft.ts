// The tiles while they are being arranged: every step can be taken back, and is stored shortly after.
import { useEffect, useRef, useState } from "react";
import type { Tile } from "@/domain/tiles";

const STEPS = 50;
const PAUSE = 800;

/** `store` is called with the last arrangement; it says itself when it failed. */
export function useDraft(start: Tile[], store: (tiles: Tile[]) => Promise<unknown>) {
  const [tiles, setTiles] = useState(start);
  const [past, setPast] = useState<Tile[][]>([]);
  const waiting = useRef<Tile[] | null>(null);
  const busy = useRef(false);
  const keep = useRef(store);
  keep.current = store;
  const flush = useRef(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      while (waiting.current) {
        const next = waiting.current;
        waiting.current = null;
        await keep.current(next);
      }
    } finally {
      busy.current = false;
    }
  });
  useEffect(() => {
    if (!waiting.current) return;
    const timer = setTimeout(() => void flush.current(), PAUSE);
    return () => clearTimeout(timer);
  });
  useEffect(() => () => void flush.current(), []);
  const show = (next: Tile[]) => {
    waiting.current = next;
    setTiles(next);
  };
  return {
    tiles,
    canUndo: past.length > 0,
    change: (next: Tile[]) => {
      setPast((last) => [...last.slice(-STEPS), tiles]);
      show(next);
    },
    undo: () => {
      const last = past.at(-1);
      if (!last) return;
      setPast(past.slice(0, -1));
      show(last);
    },
    /** Everything that was done is stored. */
    flush: () => flush.current(),
  };
}
