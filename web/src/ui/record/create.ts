// "New …" from anywhere: opens the form of a resource above the page (the feature's own form, else the generic one).
import { useMemo, useSyncExternalStore } from "react";
import type { RecordRow, Values } from "@/api/resource";
import { createForm } from "@/ui/module";

export interface Creating {
  resource: string;
  initial: Values;
  onDone?: ((row: RecordRow) => void) | undefined;
}

let creating: Creating | null = null;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function setCreating(next: Creating | null): void {
  creating = next;
  for (const listener of listeners) listener();
}
export const useCreating = () => useSyncExternalStore(subscribe, () => creating);

/** `create("contact", {customer: {id, label}})`; `create.has` tells whether a feature brings its own form. */
export function useCreate() {
  return useMemo(() => {
    const create = (resource: string, initial: Values = {}, onDone?: (row: RecordRow) => void) =>
      setCreating({ resource, initial, onDone });
    return Object.assign(create, { has: (resource: string) => createForm(resource) !== undefined });
  }, []);
}
