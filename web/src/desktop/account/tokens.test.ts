import { expect, test } from "vitest";
import { describe, permissionsFor } from "@/desktop/account/tokens";
import type { Permission } from "@/features/accounts/queries";

const permission = (code: string): Permission => ({
  code,
  group: code.split(".")[0] ?? "",
  label: { zh: code, en: code },
  scoped: true,
  reads: code.endsWith(".read"),
});
const all = ["deal.read", "deal.edit", "customer.read", "customer.edit", "pipeline.manage"].map(permission);

test.each([
  ["write", [], null],
  ["read", [], ["deal.read", "customer.read"]],
  ["read", ["deal"], ["deal.read"]],
  ["write", ["deal", "pipeline"], ["deal.read", "deal.edit", "pipeline.manage"]],
] as const)("%s of %j", (access, groups, codes) => {
  expect(permissionsFor(all, access, groups)).toEqual(codes);
  expect(describe(all, codes)).toEqual({ access, groups: groups.length ? [...groups] : null });
});
