// For superiors: whose customers need a word, team by team down to each person.
import { useTranslation } from "react-i18next";
import { type PeopleLine, usePeople } from "@/api/segments";
import { formatDay } from "@/domain/dates";
import { countText } from "@/domain/standing";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const KINDS = ["visits", "buying", "contact", "dormant"] as const;

export function PeopleList() {
  const { t } = useTranslation("segments");
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const team = Number(search.get("team")) || null;
  const found = usePeople(team);
  if (found.isPending) return <Loading />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  const { above, teams, members, worked_on } = found.data;
  if (!found.data.team || teams.length + members.length === 0)
    return <EmptyState art="done" title={t("attention.nothing")} />;
  const said = (line: PeopleLine) =>
    KINDS.filter((kind) => line[kind] > 0)
      .map(
        (kind) =>
          `${t(kind === "visits" ? "attention.visits" : `warning.${kind}`)} ${countText({ count: line[kind] })}`,
      )
      .join(" · ");
  const text = (line: PeopleLine) => (
    <span>
      <strong>{line.name || t("attention.nobody")}</strong>
      <small className="ph-words">{said(line) || t("attention.nothing")}</small>
    </span>
  );
  return (
    <section className="ph-panel">
      <h2>
        {found.data.team.name}
        {worked_on && <small>{t("attention.asOf", { day: formatDay(worked_on, language) })}</small>}
      </h2>
      {above && (
        <button type="button" className="ph-row yd-link" onClick={() => patch({ team: String(above) })}>
          {t("attention.up")}
        </button>
      )}
      <ul className="ph-rows">
        {teams.map((line) => (
          <li key={`team ${line.id}`}>
            <button type="button" className="ph-row" onClick={() => patch({ team: String(line.id) })}>
              {text(line)}
              <span aria-hidden="true" style={{ flex: "none" }}>
                ›
              </span>
            </button>
          </li>
        ))}
        {members.map((line) => (
          <li key={`member ${line.id}`}>
            <div className="ph-row">{text(line)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
