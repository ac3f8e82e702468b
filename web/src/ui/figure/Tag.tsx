// A value with a colour of its own: stages, classes, states. The text keeps the reading colour; the dot carries the hue.
import type { ReactNode } from "react";
import { series } from "@/domain/tokens";
import { useMode } from "@/ui/theme/preferences";

/** Colours that have no token of their own are taken from the series, so that they suit both modes. */
const IN_SERIES: Record<string, number> = {
  cyan: 7,
  teal: 2,
  purple: 5,
  geekblue: 7,
  indigo: 0,
  magenta: 3,
  pink: 3,
  volcano: 6,
  brown: 6,
  lime: 2,
  slate: 4,
};
const NAMED: Record<string, string> = {
  gain: "var(--yd-gain)",
  green: "var(--yd-gain)",
  success: "var(--yd-gain)",
  risk: "var(--yd-risk)",
  red: "var(--yd-risk)",
  error: "var(--yd-risk)",
  mark: "var(--yd-mark)",
  orange: "var(--yd-mark)",
  gold: "var(--yd-mark)",
  yellow: "var(--yd-mark)",
  accent: "var(--yd-accent)",
  blue: "var(--yd-accent)",
  grey: "var(--yd-line-strong)",
  gray: "var(--yd-line-strong)",
  default: "var(--yd-line-strong)",
};

/** A colour name, #hex, or the index of a series. */
export function useHue() {
  const mode = useMode();
  return (color: string | number | null | undefined): string => {
    if (typeof color === "number") return series[mode][color % series[mode].length] ?? "var(--yd-accent)";
    if (!color) return "var(--yd-line-strong)";
    const known = IN_SERIES[color];
    return known === undefined ? (NAMED[color] ?? color) : (series[mode][known] ?? color);
  };
}

export function Tag({ color, children }: { color?: string | number | null | undefined; children: ReactNode }) {
  const hue = useHue();
  return (
    <span className="yd-tag">
      <i style={{ background: hue(color) }} aria-hidden="true" />
      {children}
    </span>
  );
}

export interface StageTagProps {
  name: string;
  outcome?: "open" | "won" | "lost" | "abandoned" | string | null;
  color?: string | number | null;
  days?: number | null;
  daysText?: string;
}

export function StageTag({ name, outcome, color, daysText }: StageTagProps) {
  const own = outcome === "won" ? "gain" : outcome === "lost" ? "risk" : outcome === "abandoned" ? "grey" : color;
  return (
    <Tag color={own ?? "accent"}>
      {name}
      {daysText && <em>{daysText}</em>}
    </Tag>
  );
}
