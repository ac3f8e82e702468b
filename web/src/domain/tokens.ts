// Design tokens of both entries, light and dark: one accent (ink indigo), warm paper neutrals, two status colours.
// Every text colour keeps at least 4.5:1 on `page`, `surface` and `sunken` (tested in tokens.test.ts).
export type Mode = "light" | "dark";

export interface Tokens {
  page: string;
  surface: string;
  sunken: string;
  raised: string;
  line: string;
  lineStrong: string;
  text: string;
  textMuted: string;
  textFaint: string;
  accent: string;
  accentHover: string;
  accentSoft: string;
  onAccent: string;
  gain: string;
  gainSoft: string;
  risk: string;
  riskSoft: string;
  mark: string;
}

export const tokens: Record<Mode, Tokens> = {
  light: {
    page: "#f6f5f1",
    surface: "#ffffff",
    sunken: "#f0eee8",
    raised: "#ffffff",
    line: "#e5e2da",
    lineStrong: "#8a8578",
    text: "#1c1e24",
    textMuted: "#555761",
    textFaint: "#666872",
    accent: "#2b4aa8",
    accentHover: "#223c8c",
    accentSoft: "#e8ecf9",
    onAccent: "#ffffff",
    gain: "#0b6b50",
    gainSoft: "#e1f1ea",
    risk: "#b3321b",
    riskSoft: "#fbe9e4",
    mark: "#c28a1a",
  },
  dark: {
    page: "#14161b",
    surface: "#1b1e25",
    sunken: "#111318",
    raised: "#232730",
    line: "#2e323c",
    lineStrong: "#6f7686",
    text: "#e9e8e4",
    textMuted: "#b3b6bf",
    textFaint: "#9a9ea9",
    accent: "#93a9f2",
    accentHover: "#aebef6",
    accentSoft: "#252d47",
    onAccent: "#11162a",
    gain: "#5cc7a0",
    gainSoft: "#17332a",
    risk: "#f28d76",
    riskSoft: "#41231c",
    mark: "#e0b252",
  },
};

/** Ordered stages and series: one hue walk that stays apart for the common colour blindnesses. */
export const series: Record<Mode, readonly string[]> = {
  light: ["#2b4aa8", "#c28a1a", "#0f8a73", "#a8487f", "#5f6b7d", "#6c4fc0", "#b3562b", "#3a86b8"],
  dark: ["#93a9f2", "#e0b252", "#5cc7b0", "#e08fbb", "#a9b3c3", "#b7a2f5", "#e69a72", "#7fc1e8"],
};

export const fontFamily =
  'Inter, "HarmonyOS Sans SC", "PingFang SC", "MiSans", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Writes the tokens as --yd-* custom properties, which all of our own CSS uses. */
export function applyTokens(root: HTMLElement, mode: Mode): void {
  for (const [name, value] of Object.entries(tokens[mode])) root.style.setProperty(`--yd-${kebab(name)}`, value);
  root.style.setProperty("--yd-font", fontFamily);
  root.style.colorScheme = mode;
  root.dataset.theme = mode;
}

function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast of two #rrggbb colours. */
export function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
