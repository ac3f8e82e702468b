// The grid of a dashboard: shown, or arranged by pointer and keyboard.
import { DeleteOutlined, SettingOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Box, COLUMNS, changed, inOrder, type Tile } from "@/domain/tiles";
import { TileBody } from "@/ui/tile/TileBody";
import { useTitle } from "@/ui/tile/useTitle";

const ROW = 72; // px, with the gap
const GAP = 12;

export interface GridProps {
  tiles: Tile[];
  onChange?: (tiles: Tile[]) => void;
  onSet?: (tile: Tile) => void;
  onRemove?: (tile: Tile) => void;
}

interface Grip {
  id: string;
  kind: "move" | "size";
  x: number;
  y: number;
  from: Box;
}

export function Grid({ tiles, onChange, onSet, onRemove }: GridProps) {
  const { t } = useTranslation("dashboards");
  const area = useRef<HTMLDivElement>(null);
  const grip = useRef<Grip | null>(null);
  const [drawn, setDrawn] = useState<Tile[] | null>(null);
  const [said, setSaid] = useState("");
  const shown = drawn ?? tiles;

  const take = (tile: Tile, kind: Grip["kind"]) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !onChange) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { id: tile.id, kind, x: event.clientX, y: event.clientY, from: tile };
  };
  const pull = (event: PointerEvent<HTMLElement>) => {
    const held = grip.current;
    if (!held || !area.current) return;
    const column = (area.current.clientWidth + GAP) / COLUMNS;
    const dx = Math.round((event.clientX - held.x) / column);
    const dy = Math.round((event.clientY - held.y) / ROW);
    const { x, y, w, h } = held.from;
    setDrawn(changed(tiles, held.id, held.kind === "move" ? { x: x + dx, y: y + dy } : { w: w + dx, h: h + dy }));
  };
  const drop = () => {
    if (grip.current && drawn) onChange?.(drawn);
    grip.current = null;
    setDrawn(null);
  };
  const step = (tile: Tile, name: string) => (event: KeyboardEvent) => {
    if (event.key === "Delete" && onRemove) {
      event.preventDefault();
      onRemove(tile);
      return;
    }
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    if ((dx === 0 && dy === 0) || !onChange) return;
    event.preventDefault();
    const to = event.shiftKey
      ? { w: tile.w + dx, h: tile.h + dy }
      : { x: tile.x + dx, y: tile.y + stepDown(tile, tiles, dy) };
    const next = changed(tiles, tile.id, to);
    onChange(next);
    const now = next.find((one) => one.id === tile.id);
    if (now) setSaid(t("moved", { name, x: now.x + 1, y: now.y + 1, w: now.w, h: now.h }));
  };
  return (
    <div ref={area} className={onChange ? "yd-grid-tiles yd-grid-arranging" : "yd-grid-tiles"}>
      {inOrder(shown).map((tile) => (
        <Cell key={tile.id} tile={tile} held={drawn !== null && grip.current?.id === tile.id}>
          {(name) =>
            onChange ? (
              <header>
                <button
                  type="button"
                  className="yd-grid-handle"
                  aria-label={t("handle", { name })}
                  onPointerDown={take(tile, "move")}
                  onPointerMove={pull}
                  onPointerUp={drop}
                  onPointerCancel={drop}
                  onKeyDown={step(tile, name)}
                >
                  {name}
                </button>
                <Button
                  size="small"
                  type="text"
                  icon={<SettingOutlined />}
                  aria-label={`${t("change")} ${name}`}
                  onClick={() => onSet?.(tile)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`${t("remove")} ${name}`}
                  onClick={() => onRemove?.(tile)}
                />
                <i
                  className="yd-grid-corner"
                  aria-hidden="true"
                  onPointerDown={take(tile, "size")}
                  onPointerMove={pull}
                  onPointerUp={drop}
                  onPointerCancel={drop}
                />
              </header>
            ) : (
              <header>
                <h2 title={name}>{name}</h2>
              </header>
            )
          }
        </Cell>
      ))}
      <span className="yd-sr-only" aria-live="polite">
        {said}
      </span>
    </div>
  );
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Down means past the tile below: one row less would be lifted back at once. */
function stepDown(tile: Box, all: readonly Box[], dy: number): number {
  if (dy <= 0) return dy;
  const below = all.filter(
    (one) => one.id !== tile.id && one.y >= tile.y + tile.h && one.x < tile.x + tile.w && tile.x < one.x + one.w,
  );
  const next = below.sort((a, b) => a.y - b.y)[0];
  return next ? next.y + next.h - tile.h - tile.y + 1 : dy;
}

interface CellProps {
  tile: Tile;
  held: boolean;
  children: (name: string) => ReactNode;
}
function Cell({ tile, held, children }: CellProps) {
  const name = useTitle(tile);
  return (
    <section
      className={held ? "yd-panel yd-grid-tile yd-grid-held" : "yd-panel yd-grid-tile"}
      style={{ gridColumn: `${tile.x + 1} / span ${tile.w}`, gridRow: `${tile.y + 1} / span ${tile.h}` }}
      aria-label={name}
    >
      {children(name)}
      <div className="yd-grid-body">
        <TileBody tile={tile} />
      </div>
    </section>
  );
}
