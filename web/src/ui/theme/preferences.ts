// Choices of this browser: light or dark, and which colour means "up". Both entries share them.
import { useSyncExternalStore } from "react";
import { applyTokens, type Mode } from "@/domain/tokens";

export type ThemeChoice = Mode | "system";
export type FigureColours = "greenGood" | "redGood";
export interface Preferences {
  theme: ThemeChoice;
  figures: FigureColours;
}

const STORED = "yd.preferences";
const listeners = new Set<() => void>();
const dark = () => window.matchMedia("(prefers-color-scheme: dark)");

function read(): Preferences {
  const standard: Preferences = { theme: "system", figures: "greenGood" };
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(STORED) ?? "{}") as Partial<Preferences>) };
  } catch {
    return standard;
  }
}

let current = read();

export const modeOf = (choice: ThemeChoice): Mode =>
  choice === "system" ? (dark().matches ? "dark" : "light") : choice;

function show(): void {
  applyTokens(document.documentElement, modeOf(current.theme));
  document.documentElement.dataset.figures = current.figures;
}

let mode: Mode = modeOf(current.theme);

function announce(): void {
  mode = modeOf(current.theme);
  show();
  for (const listener of listeners) listener();
}

export function setPreferences(patch: Partial<Preferences>): void {
  current = { ...current, ...patch };
  localStorage.setItem(STORED, JSON.stringify(current));
  announce();
}

/** Once at start: writes the tokens and follows the system's switch between day and night. */
export function startTheme(): void {
  current = read();
  announce();
  dark().addEventListener("change", announce);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const usePreferences = () => useSyncExternalStore(subscribe, () => current);
export const useMode = (): Mode => useSyncExternalStore(subscribe, () => mode);
