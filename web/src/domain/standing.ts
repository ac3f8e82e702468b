// Why a customer needs a word, from what a list knows of it: the same as the server judged, in days.
import { dayOf, daysBetween } from "@/domain/dates";

export interface Why {
  kind: "visit" | "buying" | "contact" | "dormant";
  days: number;
  /** The gap that was to be expected; none for visits and dormancy. */
  every: number | null;
}

const day = (value: unknown) => (typeof value === "string" && value ? value : null);
const number = (value: unknown) => (value === null || value === undefined ? null : Math.round(Number(value)));

export function whyOf(values: Record<string, unknown>, today: string): Why[] {
  const found: Why[] = [];
  const visit = day(values.visit_due_on);
  const bought = day(values.won_last);
  const at = day(values.last_followup_at);
  const talked = at ? dayOf(new Date(at)) : null;
  const { attention } = values;
  if (visit && visit < today) found.push({ kind: "visit", days: daysBetween(visit, today), every: null });
  if ((attention === "buying" || attention === "both") && bought)
    found.push({ kind: "buying", days: daysBetween(bought, today), every: number(values.buy_expected) });
  if ((attention === "contact" || attention === "both") && talked)
    found.push({ kind: "contact", days: daysBetween(talked, today), every: number(values.contact_expected) });
  if (attention === "dormant") {
    const last = [bought, talked]
      .filter((one) => one !== null)
      .sort()
      .at(-1);
    if (last) found.push({ kind: "dormant", days: daysBetween(last, today), every: null });
  }
  return found;
}

/** "1,204", or "10,000+" where counting stopped. */
export const countText = ({ count, capped = false }: { count: number; capped?: boolean }) =>
  `${count.toLocaleString("en-US")}${capped ? "+" : ""}`;
