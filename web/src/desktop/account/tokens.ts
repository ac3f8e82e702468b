// What an API key may do: all that its owner may, only to read, only some areas, or both.
import type { Permission } from "@/features/accounts/queries";

export interface Token {
  id: number;
  name: string;
  prefix: string;
  /** Null: whatever the owner may, now and later. */
  permissions: string[] | null;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}
export type Access = "read" | "write";
export const TOKENS = ["me", "tokens"];

// What programs mostly work with comes first; the rest as the server has it.
const FIRST = ["customer", "contact", "followup", "deal", "product", "target", "insight", "member"];
const rank = (group: string) => (FIRST.includes(group) ? FIRST.indexOf(group) : FIRST.length);

export const groupsOf = (permissions: readonly Permission[]) =>
  [...new Set(permissions.map((one) => one.group))].sort((a, b) => rank(a) - rank(b));

/** The codes to ask for; null when nothing is limited. No groups means all of them. */
export function permissionsFor(
  catalogue: readonly Permission[],
  access: Access,
  groups: readonly string[],
): string[] | null {
  if (access === "write" && groups.length === 0) return null;
  return catalogue
    .filter((one) => (access === "write" || one.reads) && (groups.length === 0 || groups.includes(one.group)))
    .map((one) => one.code);
}

/** The other way round, for the list: null groups means all. */
export function describe(
  catalogue: readonly Permission[],
  codes: readonly string[] | null,
): { access: Access; groups: string[] | null } {
  if (codes === null) return { access: "write", groups: null };
  const held = catalogue.filter((one) => codes.includes(one.code));
  const access: Access = held.every((one) => one.reads) ? "read" : "write";
  const all = groupsOf(access === "read" ? catalogue.filter((one) => one.reads) : catalogue);
  const groups = groupsOf(held);
  return { access, groups: groups.length === all.length ? null : groups };
}
