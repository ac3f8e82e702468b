// The name of a line in a tree table: indented, and a button when there is something below.
import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";

export interface TreeNameProps {
  name: string;
  depth: number;
  /** Undefined: nothing below. */
  open?: boolean | undefined;
  onToggle: () => void;
}

export function TreeName({ name, depth, open, onToggle }: TreeNameProps) {
  const indent = { paddingInlineStart: depth * 18 };
  if (open === undefined) return <span style={{ ...indent, marginInlineStart: 18 }}>{name}</span>;
  return (
    <span style={indent}>
      <button type="button" className="yd-text-button" aria-expanded={open} onClick={onToggle}>
        {open ? <CaretDownOutlined /> : <CaretRightOutlined />} {name}
      </button>
    </span>
  );
}
