// Where a cell is on the screen: which one an event met, and scrolling just so far that the active one is seen.
import { type RefObject, useEffect } from "react";
import type { Spot } from "@/domain/tree-grid";
import { HEAD, ROW } from "@/ui/grid/layout";

export function cellAt(target: EventTarget): Spot | null {
  const found = (target as HTMLElement).closest<HTMLElement>("[data-cell]")?.dataset.cell;
  if (!found) return null;
  const [row = 0, column = 0] = found.split(":").map(Number);
  return { row, column };
}

export function useFollow(
  body: RefObject<HTMLElement | null>,
  { active, typing, width, name }: { active: Spot; typing: boolean; width: number; name: number },
) {
  const { row, column } = active;
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when typing begins after it was scrolled away
  useEffect(() => {
    const box = body.current;
    if (!box) return;
    const above = row * ROW;
    const below = above + ROW + HEAD - box.clientHeight;
    if (above < box.scrollTop) box.scrollTop = above;
    else if (below > box.scrollTop) box.scrollTop = below;
    if (column < 0) return;
    const left = column * width;
    const right = left + width + name - box.clientWidth;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (right > box.scrollLeft) box.scrollLeft = right;
  }, [row, column, typing]);
}
