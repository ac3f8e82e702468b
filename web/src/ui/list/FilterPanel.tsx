// The and/or condition builder (react-querybuilder under our own controls): own and related fields, relative dates, "myself".
import "@/styles/filter.css";
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Drawer, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ActionProps,
  type CombinatorSelectorProps,
  type FieldSelectorProps,
  type FullField,
  type OperatorSelectorProps,
  QueryBuilder,
  type Field as QueryField,
  type RuleGroupType,
  type ValueEditorProps,
} from "react-querybuilder";
import type { ResourceSpec } from "@/api/resource";
import { type Condition, clean } from "@/domain/conditions";
import { type Field, type FieldBook, fieldLabel } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { FilterValue } from "@/ui/list/FilterValue";
import { operatorsOf } from "@/ui/list/operators";

export interface FilterPanelProps {
  spec: ResourceSpec;
  book: FieldBook;
  filter: Condition | null;
  onApply: (filter: Condition | null) => void;
  onClose: () => void;
}

interface Context {
  book: FieldBook;
}
const fieldOf = (props: { context?: unknown }, path: string): Field | undefined =>
  (props.context as Context).book.find(path);

function FieldSelect(props: FieldSelectorProps) {
  const { book } = props.context as Context;
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const option = (field: Field) => ({ value: field.path, label: fieldLabel(field, label) });
  const vias = [...new Set(book.related.map((field) => field.via?.name))];
  const groups = [
    { label: t("filter.own"), options: book.own.filter((field) => field.filterable).map(option) },
    ...vias.map((via) => {
      const fields = book.related.filter(
        (field) => field.via?.name === via && field.filterable && field.type !== "ref",
      );
      return { label: label(fields[0]?.via?.label), options: fields.map(option) };
    }),
  ].filter((group) => group.options.length > 0);
  return (
    <Select
      className="yd-rule-field"
      aria-label={t("filter.field")}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      value={props.value ?? null}
      options={groups}
      onChange={(path: string) => props.handleOnChange(path)}
    />
  );
}

function OperatorSelect(props: OperatorSelectorProps) {
  const { t } = useTranslation("list");
  const field = fieldOf(props, props.field);
  if (!field) return null;
  const options = operatorsOf(field).map(([operator, text]) => ({ value: operator, label: t(`operator.${text}`) }));
  return (
    <Select
      className="yd-rule-operator"
      aria-label={t("filter.operator")}
      popupMatchSelectWidth={false}
      value={props.value ?? null}
      options={options}
      onChange={(operator: string) => props.handleOnChange(operator)}
    />
  );
}

function ValueSelect(props: ValueEditorProps) {
  const field = fieldOf(props, props.field);
  if (!field || props.operator === "null" || props.operator === "notNull") return null;
  return (
    <FilterValue
      field={field}
      operator={props.operator}
      value={props.value as unknown}
      onChange={props.handleOnChange}
    />
  );
}

function Combinator(props: CombinatorSelectorProps) {
  const { t } = useTranslation("list");
  return (
    <Segmented
      size="small"
      value={props.value === "or" ? "or" : "and"}
      options={[
        { value: "and", label: t("filter.and") },
        { value: "or", label: t("filter.or") },
      ]}
      onChange={(value) => props.handleOnChange(value)}
    />
  );
}

function AddRule(props: ActionProps) {
  const { t } = useTranslation("list");
  return (
    <Button size="small" icon={<PlusOutlined />} onClick={(event) => props.handleOnClick(event)}>
      {t("filter.addRule")}
    </Button>
  );
}
function AddGroup(props: ActionProps) {
  const { t } = useTranslation("list");
  return props.level > 2 ? null : (
    <Button size="small" type="text" icon={<PlusOutlined />} onClick={(event) => props.handleOnClick(event)}>
      {t("filter.addGroup")}
    </Button>
  );
}
function Remove(props: ActionProps) {
  const { t } = useTranslation("list");
  return (
    <Button
      size="small"
      type="text"
      icon={<CloseOutlined />}
      aria-label={t("filter.dragOff")}
      onClick={(event) => props.handleOnClick(event)}
    />
  );
}

const controls = {
  fieldSelector: FieldSelect,
  operatorSelector: OperatorSelect,
  valueEditor: ValueSelect,
  combinatorSelector: Combinator,
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeRuleAction: Remove,
  removeGroupAction: Remove,
};

const START: RuleGroupType = { combinator: "and", rules: [] };

export function FilterPanel({ spec, book, filter, onApply, onClose }: FilterPanelProps) {
  const { t } = useTranslation("list");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const all = [...book.own, ...book.related].filter((field) => field.filterable);
  const first = all[0];
  const [query, setQuery] = useState<RuleGroupType>(
    () =>
      (filter as RuleGroupType | null) ??
      (first
        ? {
            combinator: "and",
            rules: [{ field: first.path, operator: operatorsOf(first)[0]?.[0] ?? "=", value: null }],
          }
        : START),
  );
  const fields: QueryField[] = all.map((field) => ({
    name: field.path,
    value: field.path,
    label: fieldLabel(field, label),
  }));
  return (
    <Drawer
      open
      size={640}
      title={`${label(spec.label_plural)} · ${t("filter.title")}`}
      onClose={onClose}
      footer={
        <div className="yd-form-foot">
          <Button type="text" onClick={() => onApply(null)}>
            {t("filter.clear")}
          </Button>
          <span className="yd-grow" />
          <Button onClick={onClose}>{tc("cancel")}</Button>
          <Button type="primary" onClick={() => onApply(clean(query as Condition))}>
            {tc("apply")}
          </Button>
        </div>
      }
    >
      <div className="yd-filter">
        <QueryBuilder
          fields={fields}
          query={query}
          onQueryChange={setQuery}
          controlElements={controls}
          context={{ book } satisfies Context}
          getOperators={(path: string) => {
            const field = book.find(path);
            return (field ? operatorsOf(field) : []).map(
              ([operator, text]) => ({ name: operator, value: operator, label: text }) as FullField,
            );
          }}
          getDefaultValue={() => null}
          resetOnFieldChange
          resetOnOperatorChange
          suppressStandardClassnames={false}
        />
      </div>
    </Drawer>
  );
}
