// What the signed-in person may do, as /api/me tells it: permission code → data scope.
export type Scope = "own" | "team" | "below" | "all";
export type Permissions = Readonly<Record<string, Scope | string>>;

export const may = (permissions: Permissions | undefined, code: string | readonly string[] | undefined): boolean => {
  if (!code || code.length === 0) return true;
  const codes = typeof code === "string" ? [code] : code;
  return codes.some((one) => permissions !== undefined && one in permissions);
};
