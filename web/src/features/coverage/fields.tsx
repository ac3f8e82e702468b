// Small inputs of cards: a labelled field, a time of the day.
import { Input } from "antd";
import type { ReactNode } from "react";

export function Labelled({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="yd-coverage-field">
      <span>{text}</span>
      {children}
    </div>
  );
}

export function TimeInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return <Input type="time" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} />;
}
