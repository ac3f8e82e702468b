import { expect, test } from "vitest";
import { describe, groupsOf, permissionsFor } from "@/desktop/account/tokens";
import type { Permission } from "@/features/accounts/queries";

const permission = (code: string): Permission => ({
  code,
  group: code.split(".")[0] ?? "",
  label: { zh: code, en: code },
  scoped: true,
  reads: code.endsWith(".read"),
});
test("areas that programs work with come first", () => {
  expect(groupsOf(["role.read", "deal.read", "audit.read", "customer.read"].map(permission))).toEqual([
    "customer",
    "deal",
    "role",
    "audit",
  ]);
});

const all = ["customer.read", "customer.edit", "deal.read", "deal.edit", "pipeline.manage"].map(permission);

test.each([
  ["write", [], null],
  ["read", [], ["customer.read", "deal.read"]],
  ["read", ["deal"], ["deal.read"]],
  ["write", ["deal", "pipeline"], ["deal.read", "deal.edit", "pipeline.manage"]],
] as const)("%s of %j", (access, groups, codes) => {
  expect(permissionsFor(all, access, groups)).toEqual(codes);
  expect(describe(all, codes)).toEqual({ access, groups: groups.length ? [...groups] : null });
});
