// A conversion under way, for the dialog of the desk and the sheet of the phone: what is filled in, what is chosen instead.
import { useState } from "react";
import { type KnownContact, useContacts } from "@/api/contacts";
import { asApiError } from "@/api/errors";
import { type Proposal, useLeadVerbs } from "@/api/leads";
import { useMe } from "@/api/me";
import { toApi } from "@/api/records";
import type { DuplicateCandidate, FieldSpec, Ref, ResourceSpec, Values } from "@/api/resource";
import { may } from "@/domain/permissions";

export type Part = "customer" | "contact" | "deal";
/** Asked for even when the lead knows nothing of it. */
const ALWAYS: Record<Part, readonly string[]> = {
  customer: ["name", "industry", "province", "city", "phone"],
  contact: ["name", "title", "phone", "email"],
  deal: ["name", "amount", "product", "expected_close"],
};

/** The fields of one record that a conversion makes: what the lead knows, and what such a record must have. */
export const partFields = (spec: ResourceSpec, of: Part, values: Values): FieldSpec[] =>
  spec.fields.filter(
    (field) =>
      field.editable &&
      field.name !== "customer" &&
      (ALWAYS[of].includes(field.name) || field.name in values || field.required),
  );

const filled = (values: Values) =>
  toApi(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value != null)));

const digits = (text: unknown) => String(text ?? "").replace(/\D/g, "");
/** The contact of an existing customer who is the person of the lead. */
export const sameContact = (known: readonly KnownContact[], values: Values): KnownContact | undefined =>
  known.find((one) => digits(one.phone).length > 6 && digits(one.phone) === digits(values.phone)) ??
  known.find((one) => one.name === values.name);

export interface ConversionEnds {
  onDone: (customer: number) => void;
  /** Something is to be put right; the fields say what. */
  onProblem: (message: string, marked: boolean) => void;
}

export function useConversion(id: number, proposal: Proposal, { onDone, onProblem }: ConversionEnds) {
  const { data: me } = useMe();
  const { convert } = useLeadVerbs(id);
  const allowed = { contact: may(me?.permissions, "contact.create"), deal: may(me?.permissions, "deal.create") };
  const [way, setWay] = useState<"fresh" | "existing">("fresh");
  const [existing, setExisting] = useState<Ref | null>(null);
  const [values, setValues] = useState<Record<Part, Values>>({
    customer: proposal.customer,
    contact: proposal.contact ?? {},
    deal: proposal.deal,
  });
  const [wanted, setWanted] = useState({ contact: proposal.contact !== null, deal: allowed.deal });
  const [person, setPerson] = useState<number | "new" | undefined>();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [candidates, setCandidates] = useState(proposal.candidates);
  const [warned, setWarned] = useState(proposal.candidates.length > 0);
  const taken = way === "existing" ? existing : null;
  const contacts = useContacts(taken?.id, may(me?.permissions, "contact.read"));
  const known = taken ? (contacts.data?.items ?? []) : [];
  const chosen = person ?? sameContact(known, values.contact)?.id ?? "new";

  const contact = () => {
    if (known.some((one) => one.id === chosen)) return { id: chosen as number };
    return allowed.contact ? { values: filled(values.contact) } : null;
  };
  const send = () =>
    convert.mutate(
      {
        version: proposal.version,
        customer: taken ? { id: taken.id } : { values: filled(values.customer) },
        contact: wanted.contact ? contact() : null,
        deal: wanted.deal && allowed.deal ? filled(values.deal) : null,
        confirm: warned,
      },
      {
        onSuccess: (made) => onDone(made.customer_id),
        onError: (error) => {
          const problem = asApiError(error);
          if (problem.code === "duplicate_suspected") {
            setCandidates((problem.params.candidates as DuplicateCandidate[] | undefined) ?? []);
            setWarned(true);
            return;
          }
          const told = Object.entries(problem.fields).map(([name, list]) => [name, list[0]?.message ?? ""] as const);
          setProblems(Object.fromEntries(told));
          onProblem(problem.message, told.length > 0);
        },
      },
    );
  return {
    way,
    setWay,
    existing,
    use: (one: Ref | null) => {
      setExisting(one);
      setPerson(undefined);
      if (one) setWay("existing");
    },
    contacts: known,
    person: chosen,
    setPerson,
    values,
    set: (part: Part, next: Values) => setValues((all) => ({ ...all, [part]: next })),
    allowed,
    wanted,
    want: (part: "contact" | "deal", on: boolean) => setWanted((all) => ({ ...all, [part]: on })),
    problems,
    candidates: way === "fresh" ? candidates : [],
    /** A new customer in spite of those that look the same. */
    anyway: warned && way === "fresh" && candidates.length > 0,
    ready: (way === "fresh" || existing !== null) && !contacts.isFetching,
    busy: convert.isPending,
    send,
  };
}
export type Conversion = ReturnType<typeof useConversion>;
