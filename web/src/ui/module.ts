// What a feature offers to the shell: pages, record bodies and create forms, each loaded when first shown.
import type { ComponentType } from "react";
import type { RecordRow, ResourceSpec, Values } from "@/api/resource";
import { withTexts } from "@/texts/i18n";
import type { LateName } from "@/texts/late";

export interface PageRoute {
  /** "/customers", "/customers/$id" */
  path: string;
  permission?: string | readonly string[];
  load: () => Promise<{ Page: ComponentType }>;
}

export interface RecordBodyProps {
  row: RecordRow;
  spec: ResourceSpec;
  /** In the drawer, or as a page of its own. */
  place: "drawer" | "page";
}
export interface CreateFormProps {
  spec: ResourceSpec;
  /** Values known from where the form was opened, such as the customer. */
  initial?: Values;
  onDone: (row: RecordRow | null) => void;
}

export interface FeatureModule {
  /** Texts that come with any of its pages, bodies and forms. */
  texts?: readonly LateName[];
  routes?: readonly PageRoute[];
  records?: Readonly<Record<string, () => Promise<{ RecordBody: ComponentType<RecordBodyProps> }>>>;
  creates?: Readonly<Record<string, () => Promise<{ CreateForm: ComponentType<CreateFormProps> }>>>;
}

let modules: readonly FeatureModule[] = [];

const eachWith = <T>(names: readonly LateName[], parts: Readonly<Record<string, () => Promise<T>>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, load]) => [name, withTexts(names, load)]));

function spoken({ texts, ...module }: FeatureModule): FeatureModule {
  if (!texts) return module;
  return {
    routes: (module.routes ?? []).map((route) => ({ ...route, load: withTexts(texts, route.load) })),
    records: eachWith(texts, module.records ?? {}),
    creates: eachWith(texts, module.creates ?? {}),
  };
}

export const registerModules = (all: readonly FeatureModule[]) => {
  modules = all.map(spoken);
};
export const allRoutes = () => modules.flatMap((one) => one.routes ?? []);
export const recordBody = (resource: string) => modules.map((one) => one.records?.[resource]).find(Boolean);
export const createForm = (resource: string) => modules.map((one) => one.creates?.[resource]).find(Boolean);
