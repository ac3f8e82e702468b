// Deviations by team, down to the person; each figure opens what it counts.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { COVERAGE, KINDS, type Kind, type Named } from "@/api/coverage";
import { formatMoment } from "@/domain/dates";
import { findingsOf } from "@/features/coverage/links";
import { Tabs } from "@/features/coverage/Tabs";
import { useLanguage } from "@/ui/language";
import { Link, useAddress } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/coverage.css";

type Counts = Named & Record<Kind | "deviations" | "customers" | "outlets" | "taken_over", number>;
type TeamLine = Counts & { people: number; in_force: number };
type PersonLine = Counts & {
  state: "none" | "draft" | "planned" | "in_force";
  number: number | null;
  parts: number;
  needed: number | null;
  possible: number | null;
  worked_at: string;
};
interface Report {
  team: Named;
  path: Named[];
  total: TeamLine;
  teams: TeamLine[];
  people: PersonLine[];
  more: boolean;
}

export function Page() {
  const { t } = useTranslation("coverageDesk");
  const { language } = useLanguage();
  const team = useAddress().search.get("team") ?? undefined;
  const found = useQuery({
    queryKey: [...COVERAGE, "report", team],
    queryFn: ({ signal }) => api.get<Report>("/coverage/report", { team }, signal),
  });
  return (
    <>
      <Tabs at="report" />
      <div className="yd-page yd-stack">
        <h1>{t("report")}</h1>
        {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading shape="page" />}
        {found.isSuccess && (
          <>
            <nav className="yd-toolbar" aria-label={t("teamColumn")}>
              {found.data.path.map((one, n) => (
                <span key={one.id}>
                  {n > 0 && <span className="yd-faint"> / </span>}
                  {one.id === found.data.team.id ? (
                    <strong>{one.name}</strong>
                  ) : (
                    <Link to={`/coverage/report?team=${one.id}`}>{one.name}</Link>
                  )}
                </span>
              ))}
              <span className="yd-grow" />
              {found.data.people[0] && (
                <span className="yd-faint">
                  {t("worked", { at: formatMoment(found.data.people[0].worked_at, language) })}
                </span>
              )}
            </nav>
            {found.data.total.people === 0 && <EmptyState title={t("all")} hint={t("noMissing")} />}
            {found.data.teams.length > 0 && <Teams report={found.data} />}
            {found.data.people.length > 0 && <People report={found.data} />}
          </>
        )}
      </div>
    </>
  );
}

function Heads() {
  const { t } = useTranslation("coverage");
  return KINDS.map((kind) => (
    <th key={kind} scope="col">
      {t(`kind.${kind}`)}
    </th>
  ));
}

function Figures({ line, link }: { line: Counts; link: ((kind?: Kind) => string) | null }) {
  const cell = (value: number, kind?: Kind) =>
    value === 0 ? <span className="yd-faint">0</span> : link ? <Link to={link(kind)}>{value}</Link> : value;
  return (
    <>
      <td>
        <strong>{cell(line.deviations)}</strong>
      </td>
      {KINDS.map((kind) => (
        <td key={kind}>{cell(line[kind], kind)}</td>
      ))}
    </>
  );
}

function Teams({ report }: { report: Report }) {
  const { t } = useTranslation("coverageDesk");
  const row = (line: TeamLine, total: boolean) => (
    <tr key={line.id} className={total ? "yd-total" : undefined}>
      <td>{total ? t("sum") : <Link to={`/coverage/report?team=${line.id}`}>{line.name}</Link>}</td>
      <td>{line.people}</td>
      <td className={line.in_force < line.people ? "yd-risk" : undefined}>{line.in_force}</td>
      <Figures line={line} link={total ? null : () => `/coverage/report?team=${line.id}`} />
    </tr>
  );
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table yd-coverage-report">
        <thead>
          <tr>
            <th scope="col">{t("teamColumn")}</th>
            <th scope="col">{t("people")}</th>
            <th scope="col">{t("covered")}</th>
            <th scope="col">{t("totalDeviations")}</th>
            <Heads />
          </tr>
        </thead>
        <tbody>
          {report.teams.map((line) => row(line, false))}
          {row(report.total, true)}
        </tbody>
      </table>
    </section>
  );
}

function People({ report }: { report: Report }) {
  const { t } = useTranslation("coverageDesk");
  const { t: tv } = useTranslation("coverage");
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table yd-coverage-report">
        <thead>
          <tr>
            <th scope="col">{t("person")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("parts")}</th>
            <th scope="col">{t("needPossible")}</th>
            <th scope="col">{t("totalDeviations")}</th>
            <Heads />
          </tr>
        </thead>
        <tbody>
          {report.people.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/coverage/${one.id}`}>{one.name}</Link>
              </td>
              <td className={one.state === "in_force" ? undefined : "yd-risk"}>{tv(`state.${one.state}`)}</td>
              <td>{one.parts} / 7</td>
              <td>{one.needed === null ? "–" : `${Math.ceil(one.needed)} / ${one.possible ?? "–"}`}</td>
              <Figures line={one} link={(kind) => findingsOf({ member: one.id }, kind)} />
            </tr>
          ))}
        </tbody>
      </table>
      {report.more && (
        <p className="yd-faint">
          {t("tooMany", { count: report.people.length })} <Link to="/coverage">{t("inList")}</Link>
        </p>
      )}
    </section>
  );
}
