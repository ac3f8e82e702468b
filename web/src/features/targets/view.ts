// What the grid shows – periods, people or parts – kept in the address, so that it can be sent to somebody.
import { useMemo } from "react";
import { pathTo, type Zoom, zoomOf, zoomsWithin } from "@/domain/grid-period";
import { type SearchPatch, useAddress } from "@/ui/nav";

export interface Place {
  team: number;
  member: number | null;
}
export interface View {
  zoom: Zoom;
  /** Empty: the target's year, which only the server knows. */
  within: string;
  by: "org" | "part";
  /** Whose parts are listed; null: the top node's. */
  node: Place | null;
  /** Only this part's amounts, by people. */
  part: number | null;
}

const PERIOD = /^(\d{4})(Q[1-4]|W[0-5]\d|-(0[1-9]|1[0-2]))?$/;
const positive = (text: string | null | undefined) => (/^[1-9]\d{0,15}$/.test(text ?? "") ? Number(text) : null);

function placeOf(text: string | null): Place | null {
  const [team, member] = (text ?? "").split("-");
  const found = positive(team);
  return found === null ? null : { team: found, member: positive(member) };
}

/** Whatever the address says, the answer is a view. */
export function viewOf(search: URLSearchParams): View {
  const within = PERIOD.exec(search.get("within") ?? "")?.[0] ?? "";
  const allowed = within ? zoomsWithin(within) : [];
  const zoom = allowed.find((one) => one === search.get("zoom")) ?? usual(within);
  const by = search.get("by") === "part" ? "part" : "org";
  return {
    zoom,
    within,
    by,
    node: by === "part" ? placeOf(search.get("node")) : null,
    part: by === "part" ? null : positive(search.get("part")),
  };
}

/** A year opens by months, a quarter by months, a month or a week by days. */
function usual(within: string): Zoom {
  const kind = within ? zoomOf(within) : "year";
  return kind === "year" || kind === "quarter" ? "month" : "day";
}

export function zoomPatch(within: string, zoom = usual(within)): SearchPatch {
  const plain = zoom === usual(within);
  return { within: plain && zoomOf(within) === "year" ? null : within, zoom: plain ? null : zoom };
}

export const nodeText = ({ team, member }: Place) => (member === null ? String(team) : `${team}-${member}`);

/** One step back out: the period around it, or from a year's finest columns its months. */
export const outside = (within: string): string | null => pathTo(within).at(-2) ?? null;

export function useView(): View {
  const { search } = useAddress();
  return useMemo(() => viewOf(search), [search]);
}
