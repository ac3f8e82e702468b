// Whose customers need a word, for superiors: team by team, down to each person; a figure opens the customers.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PeopleLine, usePeople } from "@/api/segments";
import { type Condition, where } from "@/domain/conditions";
import { formatDay, today } from "@/domain/dates";
import { countText } from "@/domain/standing";
import { listAddress } from "@/domain/view";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const KINDS = ["visits", "buying", "contact", "dormant"] as const;
type Kind = (typeof KINDS)[number];

/** The same customers as the tally counted: those late in both count as late in buying. */
function counted(kind: Kind): Condition["rules"][number] {
  if (kind === "visits") return { field: "visit_due_on", operator: "<", value: today() };
  return kind === "buying"
    ? { field: "attention", operator: "in", value: ["buying", "both"] }
    : { field: "attention", operator: "=", value: kind };
}

export function PeoplePanel() {
  const { t } = useTranslation("segments");
  const [open, setOpen] = useState(false);
  return (
    <details className="yd-panel" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("attention.by")}</summary>
      {open && <People />}
    </details>
  );
}

function People() {
  const { t } = useTranslation("segments");
  const { language } = useLanguage();
  const [team, setTeam] = useState<number | null>(null);
  const found = usePeople(team);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={3} />;
  const { above, teams, members, worked_on } = found.data;
  if (!found.data.team) return <p className="yd-faint">{t("attention.nothing")}</p>;
  const figures = (line: PeopleLine, of: Condition["rules"][number] | null) => (
    <>
      <td>{countText({ count: line.customers })}</td>
      {KINDS.map((kind) => (
        <td key={kind}>
          {line[kind] === 0 || !of ? (
            countText({ count: line[kind] })
          ) : (
            <Link
              to={listAddress("/customers", {
                scope: "all",
                filter: { combinator: "and", rules: [of, counted(kind)] },
              })}
            >
              {countText({ count: line[kind] })}
            </Link>
          )}
        </td>
      ))}
    </>
  );
  return (
    <div className="yd-x-scroll">
      <p className="yd-toolbar">
        <strong>{found.data.team.name}</strong>
        {above && (
          <button type="button" className="yd-link yd-segment-link" onClick={() => setTeam(above)}>
            {t("attention.up")}
          </button>
        )}
        {worked_on && <span className="yd-faint">{t("attention.asOf", { day: formatDay(worked_on, language) })}</span>}
      </p>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("attention.who")}</th>
            <th scope="col">{t("attention.customers")}</th>
            {KINDS.map((kind) => (
              <th scope="col" key={kind}>
                {t(kind === "visits" ? "attention.visits" : `warning.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((line) => (
            <tr key={`team ${line.id}`}>
              <td>
                <button type="button" className="yd-link yd-segment-link" onClick={() => setTeam(line.id)}>
                  {line.name}
                </button>
              </td>
              {figures(line, null)}
            </tr>
          ))}
          {members.map((line) => (
            <tr key={`member ${line.id}`}>
              <td>{line.name || t("attention.nobody")}</td>
              {figures(line, line.id ? (where("owner", "=", line.id).rules[0] ?? null) : null)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
