// Under a field, while somebody types: who may be the same already, and whose it is. No antd: the phone shows it too.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCandidates } from "@/api/duplicates";
import { useMe } from "@/api/me";
import type { DuplicateCandidate, Values } from "@/api/resource";
import { may } from "@/domain/permissions";

type Asked = "name" | "phone" | "email" | "credit_code";
/** Which field of which record is looked for, and as what. */
const WATCHED: Record<string, Record<string, Asked>> = {
  customer: { name: "name", phone: "phone", credit_code: "credit_code" },
  contact: { phone: "phone" },
  lead: { company: "name", phone: "phone", email: "email" },
};
const LEAST: Record<Asked, number> = { name: 2, phone: 7, email: 6, credit_code: 18 };
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
  const asked = WATCHED[resource]?.[field];
  return asked ? (
    <Hint
      among={resource === "lead" ? "lead" : "customer"}
      asked={asked}
      value={String(values[field] ?? "").trim()}
      own={ownOf(resource, values, own)}
    />
  ) : null;
}

function ownOf(resource: string, values: Values, own: number | undefined): number | undefined {
  if (resource !== "contact") return own;
  const customer = values.customer;
  return typeof customer === "object" && customer !== null && "id" in customer ? Number(customer.id) : undefined;
}

interface HintProps {
  among: "customer" | "lead";
  asked: Asked;
  value: string;
  own: number | undefined;
}

function Hint({ among, asked, value, own }: HintProps) {
  const { data: me } = useMe();
  const [start] = useState(value);
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), WAIT);
    return () => clearTimeout(timer);
  }, [value]);
  const worth = settled.length >= LEAST[asked] && settled !== start && may(me?.permissions, `${among}.create`);
  const { data } = useCandidates(among, { [asked]: settled, ...(own ? { exclude: own } : {}) }, worth);
  const found = worth ? (data?.items ?? []) : [];
  if (found.length === 0) return null;
  return <TwinList items={found} />;
}

/** Records that are probably the same one, with the reasons and whose they are. */
export function TwinList({ items }: { items: readonly DuplicateCandidate[] }) {
  const { t, i18n } = useTranslation("duplicates");
  const reasons = (one: DuplicateCandidate) =>
    (one.reasons ?? [])
      .filter((code) => i18n.exists(`duplicates:reason.${code}`))
      .slice(0, 2)
      .map((code) => t(`reason.${code}` as "reason.same_name"));
  const whose = (one: DuplicateCandidate) =>
    one.owner ? t("hint.owner", { name: one.owner }) : one.team ? t("hint.team", { name: one.team }) : null;
  return (
    <ul className="yd-twins" aria-live="polite">
      {items.slice(0, SHOWN).map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several hidden candidates may look the same
        <li key={index}>
          {index === 0 && t("hint.lead")}
          {one.id === null ? (
            <strong>{one.name}</strong>
          ) : (
            <a href={`${here()}/${one.resource ?? "customer"}s/${one.id}`} target="_blank" rel="noreferrer">
              {one.name}
            </a>
          )}{" "}
          <small>
            {[...reasons(one), whose(one), one.id === null ? t("hint.outside") : null].filter(Boolean).join(" · ")}
          </small>
        </li>
      ))}
      {items.length > SHOWN && <li>{t("hint.more", { count: items.length - SHOWN })}</li>}
    </ul>
  );
}

const here = () => (/^\/m(\/|$)/.test(location.pathname) ? "/m" : "");
