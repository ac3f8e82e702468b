// What of a list may be offered while the answer to the typed text is on its way: only what has that text in its label.
// The rest belongs to an older text; whoever types on and presses Enter must not pick from it.
export function fitting<Item extends { label: string }>(items: readonly Item[], text: string, older: boolean): Item[] {
  const typed = text.trim().toLowerCase();
  return older ? items.filter((one) => one.label.toLowerCase().includes(typed)) : [...items];
}
