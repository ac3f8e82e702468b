// Routes of several weeks: being worked out, what came of it, each day, all accepted at once.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Cycle, useCycle, useRouteAct } from "@/api/routes";
import { formatDay } from "@/domain/dates";
import { clockOf, kilometres, minutes } from "@/domain/route";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";
import "@/styles/routes.css";

export function Page() {
  const id = Number(useParam("id"));
  if (!Number.isInteger(id) || id <= 0) return <NotFound />;
  return <Asked id={id} />;
}

function Asked({ id }: { id: number }) {
  const { t } = useTranslation("routes");
  const { language } = useLanguage();
  const found = useCycle(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const cycle = found.data;
  return (
    <div className="yd-page yd-stack">
      <p>
        <Link to="/routes">{t("back")}</Link>
      </p>
      <div className="yd-toolbar">
        <h1>
          {t("cycleOf", {
            names: cycle.members.map((one) => one.name).join("、"),
            day: formatDay(cycle.starts_on, language),
            weeks: cycle.weeks,
          })}
        </h1>
        {cycle.status === "done" && <Accept cycle={cycle} />}
      </div>
      {cycle.status === "waiting" && (
        <>
          <p role="status">{t("waiting")}</p>
          <Loading rows={4} />
        </>
      )}
      {cycle.status === "failed" && <p className="yd-risk">{t("failed")}</p>}
      {cycle.figures && <Figures figures={cycle.figures} several={cycle.members.length > 1} />}
      {cycle.days.length > 0 && <Days cycle={cycle} />}
    </div>
  );
}

function Accept({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation("routes");
  const { message } = App.useApp();
  const accept = useRouteAct(() => api.post(`/routes/cycles/${cycle.id}/acceptance`, { version: cycle.version }));
  if (cycle.accepted_at) return <Tag color="green">{t("acceptedAll")}</Tag>;
  return (
    <Button
      type="primary"
      loading={accept.isPending}
      onClick={() => accept.mutate(undefined, { onError: (error) => void message.error(asApiError(error).message, 6) })}
    >
      {t("acceptAll")}
    </Button>
  );
}

function Figures({ figures, several }: { figures: NonNullable<Cycle["figures"]>; several: boolean }) {
  const { t } = useTranslation("routes");
  const share = (tenths: number) => (tenths / 10).toFixed(1);
  return (
    <section className="yd-figures">
      <StatFigure
        label={t("visits")}
        value={figures.visits}
        note={t("visitsNote", { outlets: figures.outlets, days: figures.days })}
      />
      <StatFigure label={t("uneven")} value={share(figures.uneven)} unit="%" note={t("unevenNote")} />
      {several && (
        <StatFigure label={t("unevenPeople")} value={share(figures.uneven_people)} unit="%" note={t("unevenNote")} />
      )}
      <StatFigure label={t("way")} value={kilometres(figures.metres)} unit={t("km")} />
      <StatFigure
        label={t("left")}
        value={figures.left_out}
        tone={figures.left_out > 0 ? "risk" : "plain"}
        note={figures.lacking > 0 ? t("lacking", { count: figures.lacking }) : t("leftNote")}
      />
    </section>
  );
}

function Days({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation("routes");
  const { language } = useLanguage();
  return (
    <section className="yd-panel yd-routes-scroll">
      <table className="yd-routes-table">
        <thead>
          <tr>
            <th>{t("day")}</th>
            <th>{t("member")}</th>
            <th className="yd-num">{t("stopsOf")}</th>
            <th className="yd-num">{t("way")}</th>
            <th className="yd-num">{t("ends")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {cycle.days.map((one) => (
            <tr key={one.plan_id}>
              <td>{formatDay(one.day, language)}</td>
              <td>{one.member.name}</td>
              <td className="yd-num">{one.stops}</td>
              <td className="yd-num">{t("leg", { minutes: minutes(one.seconds), km: kilometres(one.metres) })}</td>
              <td className="yd-num">{clockOf(one.ends)}</td>
              <td>
                <Link to={`/routes?member=${one.member.id}&day=${one.day}`}>{t("open")}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
