// Which operators make sense for which type of field, and the word for each (dates say "before", not "less than").

import type { FieldSpec } from "@/api/resource";
import type { Operator } from "@/domain/conditions";
import type { list } from "@/texts/zh-CN/list";

type Word = keyof typeof list.operator;
type Pair = readonly [Operator, Word];

const PRESENCE: readonly Pair[] = [
  ["null", "null"],
  ["notNull", "notNull"],
];
const NUMBER: readonly Pair[] = [
  [">=", "ge"],
  ["<=", "le"],
  [">", "gt"],
  ["<", "lt"],
  ["=", "eq"],
  ["!=", "ne"],
  ["between", "between"],
  ...PRESENCE,
];
const DATE: readonly Pair[] = [
  ["=", "on"],
  [">=", "since"],
  ["<", "before"],
  ["<=", "until"],
  [">", "after"],
  ["between", "between"],
  ...PRESENCE,
];
const TEXT: readonly Pair[] = [
  ["contains", "contains"],
  ["notContains", "notContains"],
  ["=", "eq"],
  ["!=", "ne"],
  ["beginsWith", "beginsWith"],
  ["endsWith", "endsWith"],
  ...PRESENCE,
];
const SET: readonly Pair[] = [["in", "in"], ["notIn", "notIn"], ...PRESENCE];
const MANY: readonly Pair[] = [["in", "in"], ["contains", "contains"], ["notContains", "notContains"], ...PRESENCE];

export function operatorsOf(field: FieldSpec): readonly Pair[] {
  switch (field.type) {
    case "integer":
    case "decimal":
    case "money":
    case "percent":
      return NUMBER;
    case "date":
    case "datetime":
      return DATE;
    case "choice":
    case "ref":
      return SET;
    case "multichoice":
    case "tags":
      return MANY;
    case "boolean":
      return [["=", "eq"]];
    default:
      return TEXT;
  }
}
