// Which rows and columns of a grid are in sight: all rows and all columns have one size, so it is arithmetic.
import { type RefObject, useEffect, useState } from "react";

export interface Sizes {
  rows: number;
  columns: number;
  row: number;
  name: number;
  /** A column is at least so wide; few columns share the room. */
  column: number;
}
export interface Window {
  top: number;
  bottom: number;
  left: number;
  right: number;
  width: number;
}
const AROUND = { rows: 8, columns: 2 };

export function windowOf(sizes: Sizes, at: { x: number; y: number; width: number; height: number }): Window {
  const room = Math.max(at.width - sizes.name, sizes.column);
  const width = Math.max(sizes.column, Math.floor(room / Math.max(sizes.columns, 1)));
  const within = (index: number, count: number) => Math.max(0, Math.min(index, count));
  return {
    top: within(Math.floor(at.y / sizes.row) - AROUND.rows, sizes.rows),
    bottom: within(Math.ceil((at.y + at.height) / sizes.row) + AROUND.rows, sizes.rows),
    left: within(Math.floor(at.x / width) - AROUND.columns, sizes.columns),
    right: within(Math.ceil((at.x + room) / width) + AROUND.columns, sizes.columns),
    width,
  };
}

const same = (one: Window, other: Window) =>
  one.top === other.top &&
  one.bottom === other.bottom &&
  one.left === other.left &&
  one.right === other.right &&
  one.width === other.width;

export function useWindow(body: RefObject<HTMLElement | null>, sizes: Sizes): Window {
  const { rows, columns, row, name, column } = sizes;
  const [seen, setSeen] = useState(() => windowOf(sizes, { x: 0, y: 0, width: 900, height: 600 }));
  useEffect(() => {
    const box = body.current;
    if (!box) return;
    const look = () => {
      const at = { x: box.scrollLeft, y: box.scrollTop, width: box.clientWidth, height: box.clientHeight };
      const next = windowOf({ rows, columns, row, name, column }, at);
      setSeen((known) => (same(known, next) ? known : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, [body, rows, columns, row, name, column]);
  return seen;
}
