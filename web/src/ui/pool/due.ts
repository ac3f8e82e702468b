// The short address of a warning, "?scope=…&due=first..last&of=owners": the records whose last day is near.
import { useEffect } from "react";
import type { Condition } from "@/domain/conditions";
import { listAddress } from "@/domain/view";
import { useAddress, useGo } from "@/ui/nav";

const DAYS = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/;

/** The condition that the address stands for, null when it is none of these. */
export function dueCondition(search: URLSearchParams): Condition | null {
  const days = DAYS.exec(search.get("due") ?? "");
  if (!days) return null;
  const people = (search.get("of") ?? "")
    .split(",")
    .map(Number)
    .filter((id) => id > 0);
  return {
    combinator: "and",
    rules: [
      { field: "pool_due_on", operator: "between", value: [days[1], days[2]] },
      ...(people.length ? [{ field: "owner", operator: "in" as const, value: people }] : []),
    ],
  };
}

/** A list with such an address goes on to the one with the filter, where it can be seen and changed; true meanwhile. */
export function useDueLink(): boolean {
  const { path, search } = useAddress();
  const go = useGo();
  const filter = dueCondition(search);
  const to =
    filter &&
    listAddress(path, { scope: search.get("scope") ?? "mine", filter, sort: [{ field: "pool_due_on", desc: false }] });
  useEffect(() => {
    if (to) go(to, { replace: true });
  }, [to, go]);
  return to !== null;
}
