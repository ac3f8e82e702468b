// Colours of groups on the map by the index of a group; the last is that of all who have none of their own.
import { type By, COLOURS } from "@/domain/area";
import { type Mode, series, tokens } from "@/domain/tokens";

export function paletteOf(by: By, mode: Mode): string[] {
  const { risk, mark, gain, textFaint } = tokens[mode];
  return by === "state" ? [risk, mark, gain, textFaint] : [...series[mode].slice(0, COLOURS), textFaint];
}
