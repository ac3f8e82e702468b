// A visitor as they are written down, for desk and phone: who that may be, what is still missing, and off they go.
import { useDeferredValue, useState } from "react";
import { type Desk, type Draft, type Entry, type Found, useLookup, useReceptionVerbs } from "@/api/reception";

const FRESH: Draft = {
  kind: "visit",
  phone: "",
  name: "",
  company: "",
  persons: 1,
  source_id: null,
  note: "",
  known: "",
  way: "rule",
  rota_id: null,
  member_id: null,
  reason: "",
};
const ENOUGH = { phone: 4, name: 2 };
const NOT_DIALLED = /[^\d+()（）\-\s]/;

/** A name typed where the telephone number goes is a name. */
const tidied = (draft: Draft): Draft =>
  NOT_DIALLED.test(draft.phone) && !draft.name ? { ...draft, name: draft.phone, phone: "" } : draft;

/** New visitors are asked how they heard of us; who goes to somebody as a customer or a lead is not. */
function asksSource(judged: { member: unknown; token: string | null } | undefined, items: Found[] | undefined) {
  if (!judged || judged.member) return !judged;
  return !items?.some((one) => one.token === judged.token && one.kind === "lead");
}

export function useVisitor({ rotas }: Pick<Desk, "rotas">) {
  const [draft, setDraft] = useState<Draft>(FRESH);
  const { register } = useReceptionVerbs();
  const tidy = tidied(draft);
  const typed = useDeferredValue({ phone: tidy.phone.trim(), name: tidy.company.trim() || tidy.name.trim() });
  const found = useLookup(typed.phone, typed.name, draft.known);
  const asked = typed.phone.length >= ENOUGH.phone || typed.name.length >= ENOUGH.name;
  const judged = asked ? found.data?.judged : undefined;
  const items = asked ? found.data?.items : undefined;
  const rota = rotas.find((one) => one.id === draft.rota_id) ?? rotas.find((one) => one.on) ?? rotas[0];
  const needsSource = asksSource(judged, items) && draft.source_id === null;
  const someone = Boolean(tidy.phone.trim() || tidy.name.trim() || tidy.company.trim());
  return {
    draft,
    asked,
    items,
    judged,
    rota,
    register,
    /** What still has to be asked before somebody can be called. */
    missing: someone ? (needsSource ? ("source" as const) : null) : ("who" as const),
    set: (change: Partial<Draft>) => setDraft((known) => ({ ...known, ...change })),
    /** What says who they are; a record chosen before is no longer meant. */
    say: (change: Partial<Draft>) => setDraft((known) => ({ ...known, ...change, known: "" })),
    clear: () => setDraft((known) => ({ ...FRESH, kind: known.kind, rota_id: known.rota_id })),
    send: (change: Partial<Draft>, options: { onSuccess: (entry: Entry) => void; onError: (error: unknown) => void }) =>
      register.mutate({ ...tidy, rota_id: rota?.id ?? null, ...change }, options),
  };
}
export type Visitor = ReturnType<typeof useVisitor>;
