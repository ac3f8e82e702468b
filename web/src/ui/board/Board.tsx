// Columns of cards. A card moves by mouse or finger, by keyboard (space, arrows), or by its "move to …" menu: three ways, one call.

import { HolderOutlined, SwapRightOutlined } from "@ant-design/icons";
import { KeyboardSensor, PointerSensor } from "@dnd-kit/dom";
import { DragDropProvider, useDraggable, useDroppable } from "@dnd-kit/react";
import { Button, Dropdown } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHue } from "@/ui/figure/Tag";
import "@/styles/board.css";

export interface BoardColumn<Card> {
  id: string;
  title: string;
  color?: string | number | null;
  /** Of all records in the column, not of the cards that are loaded. */
  head: ReactNode;
  cards: readonly Card[];
  /** How many more the server has; null when unknown. */
  more: number | null;
  canDrop?: boolean;
  /** Kept small: its cards are not shown, but one can be put there. */
  narrow?: boolean;
}
export interface BoardProps<Card> {
  label: string;
  columns: readonly BoardColumn<Card>[];
  cardId: (card: Card) => string;
  cardTitle: (card: Card) => string;
  card: (card: Card, column: BoardColumn<Card>) => ReactNode;
  canMove?: (card: Card) => boolean;
  /** Called for every move; the caller shows it at once and takes it back when refused. */
  onMove: (card: Card, from: string, to: string) => void;
  onMore: (column: string) => void;
  moreBusy?: string | null;
}

/** How far an arrow key carries a card: from the middle of a column of any width the board has into the next one. */
const COLUMN = 240;
/** The mouse takes the card anywhere; the keyboard takes it by its handle, so that nothing nests inside a button. */
const SENSORS = [
  PointerSensor.configure({ activatorElements: (source) => [source.element, source.handle] }),
  KeyboardSensor.configure({ offset: { x: COLUMN, y: 10 } }),
];

interface CardShellProps {
  id: string;
  column: string;
  title: string;
  movable: boolean;
  targets: readonly { id: string; title: string }[];
  onMove: (to: string) => void;
  children: ReactNode;
}

/** A card that stays is plain: a draggable one without handle would be called a button, with links inside. */
function CardShell(props: CardShellProps) {
  if (props.movable) return <MovableCard {...props} />;
  return (
    <li className="yd-board-card" aria-label={props.title}>
      {props.children}
    </li>
  );
}

function MovableCard({ id, column, title, targets, onMove, children }: CardShellProps) {
  const { t } = useTranslation("record");
  const { ref, handleRef, isDragging } = useDraggable({ id, data: { column } });
  return (
    <li ref={ref} className={isDragging ? "yd-board-card yd-board-dragging" : "yd-board-card"} aria-label={title}>
      {children}
      <button ref={handleRef} type="button" className="yd-board-handle" aria-label={t("board.handle", { title })}>
        <HolderOutlined />
      </button>
      {targets.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{ items: targets.map((one) => ({ key: one.id, label: one.title })), onClick: ({ key }) => onMove(key) }}
        >
          <Button
            className="yd-board-move"
            size="small"
            type="text"
            icon={<SwapRightOutlined />}
            aria-label={`${t("board.move")} ${title}`}
            title={t("board.move")}
            onPointerDown={(event) => event.stopPropagation()}
            onKeyDown={(event) => event.stopPropagation()}
          />
        </Dropdown>
      )}
    </li>
  );
}

function ColumnShell({
  id,
  title,
  color,
  head,
  disabled,
  narrow,
  children,
}: {
  id: string;
  title: string;
  color: string | number | null | undefined;
  head: ReactNode;
  disabled: boolean;
  narrow: boolean | undefined;
  children: ReactNode;
}) {
  const { ref, isDropTarget } = useDroppable({ id, disabled });
  const hue = useHue();
  return (
    <section
      ref={ref}
      className={`yd-board-column${isDropTarget ? " yd-board-over" : ""}${narrow ? " yd-board-narrow" : ""}`}
      aria-label={title}
    >
      <header style={{ borderTopColor: hue(color) }}>
        <strong>{title}</strong>
        <div className="yd-board-head">{head}</div>
      </header>
      {children}
    </section>
  );
}

export function Board<Card>({
  label,
  columns,
  cardId,
  cardTitle,
  card,
  canMove,
  onMove,
  onMore,
  moreBusy,
}: BoardProps<Card>) {
  const { t } = useTranslation("record");
  const { t: tc } = useTranslation();
  const [said, setSaid] = useState("");
  const find = (id: string) => {
    for (const column of columns) {
      const found = column.cards.find((one) => cardId(one) === id);
      if (found) return { card: found, column };
    }
    return null;
  };
  const titleOf = (id: unknown) => {
    const found = find(String(id));
    return found ? cardTitle(found.card) : "";
  };
  const stageOf = (id: unknown) => columns.find((one) => one.id === String(id))?.title ?? "";
  return (
    <DragDropProvider
      sensors={SENSORS}
      onDragStart={({ operation }) => setSaid(t("board.pickedUp", { title: titleOf(operation.source?.id) }))}
      onDragOver={({ operation }) =>
        setSaid(t("board.over", { title: titleOf(operation.source?.id), stage: stageOf(operation.target?.id) }))
      }
      onDragEnd={({ operation, canceled }) => {
        const found = find(String(operation.source?.id));
        const to = operation.target ? String(operation.target.id) : null;
        if (!found || canceled || to === null || to === found.column.id) {
          setSaid(t("board.cancelled", { title: titleOf(operation.source?.id) }));
          return;
        }
        setSaid(t("board.dropped", { title: cardTitle(found.card), stage: stageOf(to) }));
        onMove(found.card, found.column.id, to);
      }}
    >
      <p className="yd-visually-hidden">{t("board.instructions")}</p>
      <div className="yd-visually-hidden" role="status" aria-live="assertive">
        {said}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="yd-board" role="group" aria-label={label} tabIndex={0}>
        {columns.map((column) => (
          <ColumnShell
            key={column.id}
            id={column.id}
            title={column.title}
            color={column.color}
            head={column.head}
            disabled={column.canDrop === false}
            narrow={column.narrow}
          >
            <ul>
              {column.cards.map((one) => (
                <CardShell
                  key={cardId(one)}
                  id={cardId(one)}
                  column={column.id}
                  title={cardTitle(one)}
                  movable={canMove?.(one) ?? true}
                  targets={columns.filter((other) => other.id !== column.id && other.canDrop !== false)}
                  onMove={(to) => onMove(one, column.id, to)}
                >
                  {card(one, column)}
                </CardShell>
              ))}
            </ul>
            {column.cards.length === 0 && !column.narrow && <p className="yd-board-empty">{t("board.empty")}</p>}
            {column.more !== 0 && column.cards.length > 0 && (
              <Button block type="text" loading={moreBusy === column.id} onClick={() => onMore(column.id)}>
                {column.more === null ? tc("loadMore") : t("board.more", { count: column.more })}
              </Button>
            )}
          </ColumnShell>
        ))}
      </div>
    </DragDropProvider>
  );
}
