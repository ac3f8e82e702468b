// Field paths of a list: own fields ("amount") and those of related records ("customer.industry").
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { specQuery } from "@/api/records";
import type { FieldSpec, Label, ResourceSpec } from "@/api/resource";

export interface Field extends FieldSpec {
  path: string;
  /** The record that a related field belongs to. */
  via?: FieldSpec;
}

const RIGHT: readonly FieldSpec["type"][] = ["integer", "decimal", "money", "percent"];
export const isNumber = (field: FieldSpec) => RIGHT.includes(field.type);
export const isDay = (field: FieldSpec) => field.type === "date" || field.type === "datetime";

export const fieldLabel = (field: Field, label: (text: Label) => string) =>
  field.via ? `${label(field.via.label)} · ${label(field.label)}` : label(field.label);

export interface FieldBook {
  own: Field[];
  related: Field[];
  find: (path: string) => Field | undefined;
  pending: boolean;
}

/** Loads the specs of related records only when a path needs them, or all of them when `all` is wanted (filter, columns). */
export function useFields(spec: ResourceSpec, paths: readonly string[], all: boolean): FieldBook {
  const wanted = useMemo(() => {
    const firsts = new Set(paths.filter((path) => path.includes(".")).map((path) => path.split(".")[0]));
    return spec.fields.filter((field) => field.type === "ref" && field.ref && (all || firsts.has(field.name)));
  }, [spec, paths, all]);
  const specs = useQueries({ queries: wanted.map((field) => specQuery(field.ref ?? "")) });
  const loaded = specs.map((one) => one.data);
  const stamp = specs.map((one) => one.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `loaded` is a new array each time; its stamp tells when it changed
  return useMemo(() => {
    const own: Field[] = spec.fields.map((field) => ({ ...field, path: field.name }));
    const related = wanted.flatMap((via, index) =>
      (loaded[index]?.fields ?? []).map<Field>((field) => ({
        ...field,
        path: `${via.name}.${field.name}`,
        via,
        editable: false,
        sortable: false,
        summable: false,
      })),
    );
    const byPath = new Map([...own, ...related].map((field) => [field.path, field]));
    return { own, related, find: (path: string) => byPath.get(path), pending: specs.some((one) => one.isPending) };
  }, [spec, wanted, stamp]);
}
