// Under a field, while somebody types: who may be the same already, and whose it is. No antd: the phone shows it too.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCandidates } from "@/api/duplicates";
import { useMe } from "@/api/me";
import type { DuplicateCandidate, Values } from "@/api/resource";
import { may } from "@/domain/permissions";

type Asked = "name" | "phone" | "credit_code";
/** Which field of which record is looked for, and as what. */
const WATCHED: Record<string, Record<string, Asked>> = {
  customer: { name: "name", phone: "phone", credit_code: "credit_code" },
  contact: { phone: "phone" },
};
const LEAST: Record<Asked, number> = { name: 2, phone: 7, credit_code: 18 };
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
    <Hint asked={asked} value={String(values[field] ?? "").trim()} own={ownOf(resource, values, own)} />
  ) : null;
}

function ownOf(resource: string, values: Values, own: number | undefined): number | undefined {
  if (resource === "customer") return own;
  const customer = values.customer;
  return typeof customer === "object" && customer !== null && "id" in customer ? Number(customer.id) : undefined;
}

function Hint({ asked, value, own }: { asked: Asked; value: string; own: number | undefined }) {
  const { t, i18n } = useTranslation("duplicates");
  const { data: me } = useMe();
  const [start] = useState(value);
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), WAIT);
    return () => clearTimeout(timer);
  }, [value]);
  const worth = settled.length >= LEAST[asked] && settled !== start && may(me?.permissions, "customer.create");
  const { data } = useCandidates({ [asked]: settled, ...(own ? { exclude: own } : {}) }, worth);
  const found = worth ? (data?.items ?? []) : [];
  if (found.length === 0) return null;
  const reasons = (one: DuplicateCandidate) =>
    (one.reasons ?? [])
      .filter((code) => i18n.exists(`duplicates:reason.${code}`))
      .slice(0, 2)
      .map((code) => t(`reason.${code}` as "reason.same_name"));
  const whose = (one: DuplicateCandidate) =>
    one.owner ? t("hint.owner", { name: one.owner }) : one.team ? t("hint.team", { name: one.team }) : null;
  return (
    <ul className="yd-twins" aria-live="polite">
      {found.slice(0, SHOWN).map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several hidden candidates may look the same
        <li key={index}>
          {index === 0 && t("hint.lead")}
          {one.id === null ? (
            <strong>{one.name}</strong>
          ) : (
            <a href={`${here()}/customers/${one.id}`} target="_blank" rel="noreferrer">
              {one.name}
            </a>
          )}{" "}
          <small>
            {[...reasons(one), whose(one), one.id === null ? t("hint.outside") : null].filter(Boolean).join(" · ")}
          </small>
        </li>
      ))}
      {found.length > SHOWN && <li>{t("hint.more", { count: found.length - SHOWN })}</li>}
    </ul>
  );
}

const here = () => (/^\/m(\/|$)/.test(location.pathname) ? "/m" : "");
