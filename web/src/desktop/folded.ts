// Which groups of the navigation this person has opened or closed, kept in the browser.
import type { NavText } from "@/desktop/nav";

type Folds = Partial<Record<NavText, boolean>>;
const STORED = "yd.nav";

export function readFolds(): Folds {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? "{}") as Folds;
  } catch {
    return {}; // written by something else: as if nothing had been folded
  }
}

export const keepFolds = (folds: Folds) => localStorage.setItem(STORED, JSON.stringify(folds));
