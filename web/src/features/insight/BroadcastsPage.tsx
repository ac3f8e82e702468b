// Leaderboards that go out every morning and evening: of the company, of teams; who is not published; what went out.
import "@/styles/broadcasts.css";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import { formatDay, formatMoment } from "@/domain/dates";
import { BroadcastForm } from "@/features/insight/BroadcastForm";
import { FRESH, planOf, type Run, useBroadcasts } from "@/features/insight/broadcasts";
import { UnpublishedPanel } from "@/features/insight/UnpublishedPanel";
import { RefPicker } from "@/ui/field/RefPicker";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("boards");
  const found = useBroadcasts();
  return (
    <div className="yd-page yd-stack">
      <header className="yd-toolbar">
        <h1>{t("broadcast")}</h1>
        <span className="yd-grow" />
        <Link to="/leaderboard" className="yd-button">
          {t("title")}
        </Link>
      </header>
      <p className="yd-faint">{t("broadcastLead")}</p>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={6} />}
      {found.data && (
        <>
          <Plans {...found.data} />
          <UnpublishedPanel />
          <Runs runs={found.data.runs} />
        </>
      )}
    </div>
  );
}

type Found = NonNullable<ReturnType<typeof useBroadcasts>["data"]>;

function Plans({ items, company }: Found) {
  const { t } = useTranslation("boards");
  const [starting, setStarting] = useState(false);
  const [team, setTeam] = useState<Ref | null>(null);
  const whole = items.find((one) => one.team === null) ?? null;
  const teams = items.filter((one) => one.team !== null);
  const adding = team !== null && !teams.some((one) => one.team?.id === team.id) ? team : null;
  return (
    <>
      {company && !whole && !starting && (
        <EmptyState compact title={t("none")} hint={t("noneHint")}>
          <Button type="primary" onClick={() => setStarting(true)}>
            {t("start")}
          </Button>
        </EmptyState>
      )}
      {company && (whole || starting) && (
        <BroadcastForm
          key={`company ${whole?.version ?? 0}`}
          name={t("company")}
          teamId={null}
          known={whole}
          start={whole ? planOf(whole) : FRESH}
        />
      )}
      {teams.map((one) => (
        <BroadcastForm
          key={`${one.id} ${one.version}`}
          name={one.team?.name ?? ""}
          teamId={one.team?.id ?? null}
          known={one}
          start={planOf(one)}
        />
      ))}
      {adding && (
        <BroadcastForm
          key={`new ${adding.id}`}
          name={adding.label}
          teamId={adding.id}
          known={null}
          start={{ ...FRESH, own_team: true }}
          onDone={() => setTeam(null)}
        />
      )}
      <div className="yd-toolbar">
        <span>{t("newTeam")}</span>
        <div style={{ minWidth: 220 }}>
          <RefPicker resource="team" value={adding} onChange={setTeam} aria-label={t("newTeam")} />
        </div>
        <span className="yd-faint">{t("ofTeamHint")}</span>
      </div>
    </>
  );
}

function Runs({ runs }: { runs: Run[] }) {
  const { t } = useTranslation("boards");
  const { language } = useLanguage();
  return (
    <section className="yd-panel">
      <h2>{t("runs")}</h2>
      {runs.length === 0 ? (
        <EmptyState compact title={t("noRuns")} />
      ) : (
        <div className="yd-x-scroll">
          <table className="yd-plain-table">
            <thead>
              <tr>
                <th scope="col">{t("day")}</th>
                <th scope="col">{t("slot")}</th>
                <th scope="col">{t("ofTeam")}</th>
                <th scope="col">{t("sentAt")}</th>
                <th scope="col">{t("people")}</th>
                <th scope="col">{t("groups")}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((one) => (
                <tr key={one.id}>
                  <td className="yd-num">{formatDay(one.day, language)}</td>
                  <td>{t(one.slot)}</td>
                  <td>{one.team?.name ?? t("company")}</td>
                  {one.missed ? (
                    <td colSpan={3}>
                      <Tag color="risk">{t("missed")}</Tag>
                    </td>
                  ) : (
                    <>
                      <td className="yd-num">{formatMoment(one.at, language)}</td>
                      <td className="yd-num">{one.people}</td>
                      <td className="yd-num">{one.groups}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
