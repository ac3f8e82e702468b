// The name of a line in a tree table: indented, and a button when there is something below.
import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";

export interface TreeNameProps {
  name: string;
  depth: number;
  note?: string;
  /** Undefined: nothing below. */
  open?: boolean | undefined;
  onToggle: () => void;
}

export function TreeName({ name, depth, note, open, onToggle }: TreeNameProps) {
  const said = note ? <small className="yd-faint"> {note}</small> : null;
  if (open === undefined)
    return (
      <span className="yd-tree-name" style={{ paddingInlineStart: depth * 18 + 18 }}>
        {name}
        {said}
      </span>
    );
  return (
    <span className="yd-tree-name" style={{ paddingInlineStart: depth * 18 }}>
      <button type="button" className="yd-text-button" aria-expanded={open} onClick={onToggle}>
        {open ? <CaretDownOutlined /> : <CaretRightOutlined />} {name}
      </button>
      {said}
    </span>
  );
}
