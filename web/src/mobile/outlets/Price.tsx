// A price in yuan as it is typed; what is no amount is not taken.
import { useState } from "react";
import { type Fen, toDecimal, toFen } from "@/domain/money";

const shown = (fen: Fen | null | undefined) => (typeof fen === "number" ? toDecimal(fen).replace(/\.00$/, "") : "");

export function Price({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Fen | null | undefined;
  onChange: (value: Fen | null) => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const wrong = text !== null && text.trim() !== "" && toFen(text) === null;
  return (
    <input
      className="ph-price"
      inputMode="decimal"
      maxLength={12}
      aria-label={label}
      aria-invalid={wrong || undefined}
      value={text ?? shown(value)}
      onBlur={() => setText(null)}
      onChange={(event) => {
        setText(event.target.value);
        const fen = toFen(event.target.value);
        if (event.target.value.trim() === "") onChange(null);
        else if (fen !== null && fen >= 0) onChange(fen);
      }}
    />
  );
}
