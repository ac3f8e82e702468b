// Under a field, while somebody types: who may be the same already, and whose it is. No antd: the phone shows it too.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCandidates } from "@/api/duplicates";
import { useMe } from "@/api/me";
import type { DuplicateCandidate, Values } from "@/api/resource";
import { may } from "@/domain/permissions";

interface Watch {
  path: string;
  permission: string;
  /** Field → the name it is asked by, and how much must be typed before it says anything. */
  fields: Record<string, readonly [as: string, least: number]>;
  /** What narrows the search besides. */
  also?: readonly string[];
}
const WATCHED: Record<string, Watch> = {
  customer: {
    path: "/customers/duplicates",
    permission: "customer.create",
    fields: { name: ["name", 2], phone: ["phone", 7], credit_code: ["credit_code", 18] },
  },
  contact: {
    path: "/customers/duplicates/contacts",
    permission: "contact.create",
    fields: { name: ["name", 2], phone: ["phone", 7], email: ["email", 6] },
    also: ["customer", "name", "phone", "email"],
  },
  lead: {
    path: "/leads/duplicates",
    permission: "lead.create",
    fields: { company: ["name", 2], phone: ["phone", 7], email: ["email", 6] },
  },
};
const PLACES: Record<string, string> = { customer: "customers", contact: "contacts", lead: "leads" };
/** Which of them the phone has a page of. */
const ON_PHONE = new Set(["customer", "lead"]);
const SHOWN = 3;
const WAIT = 250;

export interface DuplicateHintProps {
  resource: string;
  field: string;
  values: Values;
  /** The record that is edited is no duplicate of itself. */
  own?: number | undefined;
}

export function DuplicateHint({ resource, field, values, own }: DuplicateHintProps) {
  const watch = WATCHED[resource];
  const asked = watch?.fields[field];
  if (!watch || !asked) return null;
  const also = (watch.also ?? []).flatMap((name) => {
    const value = idOf(values[name]);
    return name !== field && value ? [[name, value] as const] : [];
  });
  return (
    <Hint
      watch={watch}
      asked={asked}
      value={String(values[field] ?? "").trim()}
      also={{ ...Object.fromEntries(also), ...(own ? { exclude: own } : {}) }}
      resource={resource}
    />
  );
}

const idOf = (value: unknown): string | number =>
  typeof value === "object" && value !== null && "id" in value ? Number(value.id) : String(value ?? "").trim();

interface HintProps {
  watch: Watch;
  asked: readonly [as: string, least: number];
  value: string;
  also: Record<string, string | number>;
  resource: string;
}

function Hint({ watch, asked: [as, least], value, also, resource }: HintProps) {
  const { data: me } = useMe();
  const [start] = useState(value);
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), WAIT);
    return () => clearTimeout(timer);
  }, [value]);
  const worth = settled.length >= least && settled !== start && may(me?.permissions, watch.permission);
  const { data } = useCandidates(watch.path, { ...also, [as]: settled }, worth);
  const found = worth ? (data?.items ?? []) : [];
  return found.length > 0 ? <TwinList items={found} among={resource} /> : null;
}

/** Records that are probably the same one, with the reasons and whose they are; `among` is what is being entered. */
export function TwinList({ items, among = "lead" }: { items: readonly DuplicateCandidate[]; among?: string }) {
  const { t } = useTranslation("duplicates");
  return (
    <div className="yd-twins" aria-live="polite">
      <strong>{t("hint.lead")}</strong>
      <ul>
        {items.slice(0, SHOWN).map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several hidden candidates may look the same
          <li key={index}>
            <Candidate one={one} resource={one.resource ?? among} asked={among} />
          </li>
        ))}
      </ul>
      {items.length > SHOWN && <small>{t("hint.more", { count: items.length - SHOWN })}</small>}
    </div>
  );
}

function Candidate({ one, resource, asked }: { one: DuplicateCandidate; resource: string; asked: string }) {
  const { t, i18n } = useTranslation("duplicates");
  const reasons = (one.reasons ?? [])
    .filter((code) => i18n.exists(`duplicates:reason.${code}`))
    .slice(0, 2)
    .map((code) => t(`reason.${code}` as "reason.same_name"));
  const whose = one.owner ? t("hint.owner", { name: one.owner }) : one.team ? t("hint.team", { name: one.team }) : null;
  const kind = resource === asked ? null : t(`hint.kind.${resource}` as "hint.kind.customer");
  const told = [
    kind,
    one.at ? t("hint.at", { name: one.at }) : null,
    ...reasons,
    whose,
    one.id === null ? t("hint.outside") : null,
  ];
  const phone = /^\/m(\/|$)/.test(location.pathname);
  return (
    <>
      {one.id === null || (phone && !ON_PHONE.has(resource)) ? (
        <b>{one.name}</b>
      ) : (
        <a href={`${phone ? "/m" : ""}/${PLACES[resource]}/${one.id}`} target="_blank" rel="noreferrer">
          {one.name}
        </a>
      )}
      <small>{told.filter(Boolean).join(" · ")}</small>
    </>
  );
}
