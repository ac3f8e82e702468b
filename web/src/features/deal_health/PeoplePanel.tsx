// Whose deals need attention, for superiors: team by team, down to each person; a figure opens the deals.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { type PeopleLine, usePeople } from "@/features/deal_health/queries";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/plays.css";

export function PeoplePanel() {
  const { t } = useTranslation("playsDesk");
  const [open, setOpen] = useState(false);
  return (
    <details className="yd-panel" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("byPeople")}</summary>
      {open && <People />}
    </details>
  );
}

function People() {
  const { t } = useTranslation("playsDesk");
  const { language } = useLanguage();
  const [team, setTeam] = useState<number | null>(null);
  const found = usePeople(team);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const { above, teams, members, counted_at } = found.data;
  if (!found.data.team) return <p className="yd-faint">{t("notCounted")}</p>;
  return (
    <div className="yd-x-scroll">
      <p>
        <strong>{found.data.team.name}</strong>{" "}
        {above && (
          <button type="button" className="yd-link yd-play-link" onClick={() => setTeam(above)}>
            {t("up")}
          </button>
        )}{" "}
        <span className="yd-faint">
          {counted_at ? t("counted", { at: formatMoment(counted_at, language) }) : t("notCounted")}
        </span>
      </p>
      <table className="yd-figure-table">
        <thead>
          <tr>
            {(["who", "deals", "atRisk", "riskAmount", "watch"] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((line) => (
            <Row key={`team ${line.id}`} line={line}>
              <button type="button" className="yd-link yd-play-link" onClick={() => setTeam(line.id)}>
                {line.name}
              </button>
            </Row>
          ))}
          {members.map((line) => (
            <Row key={`member ${line.id}`} line={line} member>
              {line.name || t("nobody")}
            </Row>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line, member, children }: { line: PeopleLine; member?: boolean; children: React.ReactNode }) {
  const opened = (level: string) =>
    listAddress("/deals", {
      scope: "all",
      filter: {
        combinator: "and",
        rules: [
          { field: "health", operator: "=", value: level },
          ...(line.id === null
            ? [{ field: "owner", operator: "null" as const, value: null }]
            : [{ field: "owner", operator: "=" as const, value: line.id }]),
        ],
      },
    });
  const figure = (level: "risk" | "watch") =>
    member && line[level] > 0 ? <Link to={opened(level)}>{line[level]}</Link> : line[level];
  return (
    <tr>
      <td>{children}</td>
      <td>{line.deals}</td>
      <td className={line.risk > 0 ? "yd-risk" : undefined}>{figure("risk")}</td>
      <td>
        <Money amount={line.risk_amount} />
      </td>
      <td>{figure("watch")}</td>
    </tr>
  );
}
