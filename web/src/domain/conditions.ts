// The one JSON form of conditions: an and/or tree of {field, operator, value}, as the API takes it.
export const OPERATORS = [
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "contains",
  "notContains",
  "beginsWith",
  "endsWith",
  "in",
  "notIn",
  "between",
  "notBetween",
  "null",
  "notNull",
] as const;
export type Operator = (typeof OPERATORS)[number];

export const RELATIVE_DATES = [
  "today",
  "yesterday",
  "this_week",
  "last_week",
  "this_month",
  "last_month",
  "this_quarter",
  "this_year",
  "last_n_days",
  "next_n_days",
] as const;
export interface RelativeDate {
  relative: (typeof RELATIVE_DATES)[number];
  n?: number;
}

export interface Rule {
  field: string;
  operator: Operator;
  value?: unknown;
}
export interface Condition {
  combinator: "and" | "or";
  not?: boolean;
  rules: (Condition | Rule)[];
}

export const isGroup = (node: Condition | Rule): node is Condition => "rules" in node;
export const isRelative = (value: unknown): value is RelativeDate =>
  typeof value === "object" && value !== null && "relative" in value;

/** A rule says something when it has a value, or needs none. */
export function isComplete(rule: Rule): boolean {
  if (!rule.field || !rule.operator) return false;
  if (rule.operator === "null" || rule.operator === "notNull") return true;
  const { value } = rule;
  if (value === undefined || value === null || value === "") return false;
  if (rule.operator === "between" || rule.operator === "notBetween") {
    return (
      Array.isArray(value) &&
      value.length === 2 &&
      value.every((one) => one !== null && one !== undefined && one !== "")
    );
  }
  return Array.isArray(value) ? value.length > 0 : true;
}

/** Keeps what the server should see: complete rules, known keys, no empty groups. */
export function clean(condition: Condition | null | undefined): Condition | null {
  if (!condition) return null;
  const rules = condition.rules.flatMap<Condition | Rule>((node) => {
    if (isGroup(node)) {
      const inner = clean(node);
      return inner ? [inner] : [];
    }
    if (!isComplete(node)) return [];
    const bare = node.operator === "null" || node.operator === "notNull";
    return [
      bare
        ? { field: node.field, operator: node.operator }
        : { field: node.field, operator: node.operator, value: node.value },
    ];
  });
  if (rules.length === 0) return null;
  return condition.not
    ? { combinator: condition.combinator, not: true, rules }
    : { combinator: condition.combinator, rules };
}

export const countRules = (condition: Condition | null | undefined): number =>
  condition ? condition.rules.reduce((all, node) => all + (isGroup(node) ? countRules(node) : 1), 0) : 0;

/** Both must hold; either may be missing. */
export function both(first: Condition | null | undefined, second: Condition | null | undefined): Condition | null {
  const left = clean(first);
  const right = clean(second);
  if (!left || !right) return left ?? right;
  return { combinator: "and", rules: [left, right] };
}

export const where = (field: string, operator: Operator, value?: unknown): Condition => ({
  combinator: "and",
  rules: [{ field, operator, value }],
});

/** Chips work on top-level "and" rules of one field: reads the value of the rule they wrote. */
export function chipValue(condition: Condition | null | undefined, field: string): unknown[] | null {
  if (condition?.combinator !== "and" || condition.not) return null;
  const rule = condition.rules.find(
    (node): node is Rule => !isGroup(node) && node.field === field && node.operator === "in",
  );
  return rule && Array.isArray(rule.value) ? rule.value : null;
}

/** Sets (or, with no values, removes) the chip's rule and leaves every other rule as it is. */
export function withChip(
  condition: Condition | null | undefined,
  field: string,
  values: readonly unknown[],
): Condition | null {
  const base: Condition =
    condition && condition.combinator === "and" && !condition.not
      ? condition
      : { combinator: "and", rules: condition ? [condition] : [] };
  const others = base.rules.filter((node) => isGroup(node) || node.field !== field || node.operator !== "in");
  const rules = values.length ? [...others, { field, operator: "in" as const, value: [...values] }] : others;
  return rules.length ? { combinator: "and", rules } : null;
}
