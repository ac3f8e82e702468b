// The person's own page: who, appearance, language, the desk, sign out.
import { Dialog, List, Toast } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useWaiting } from "@/api/handovers";
import { useHealth, useMe, useSaveMe, useSignOut } from "@/api/me";
import { useNotices } from "@/api/notices";
import { may } from "@/domain/permissions";
import { type Language, setLanguage } from "@/texts/i18n";
import { useLanguage } from "@/ui/language";
import { useGo } from "@/ui/nav";
import { setPreferences, usePreferences } from "@/ui/theme/preferences";

const THEMES = ["light", "dark", "system"] as const;

export function OwnPage() {
  const { t } = useTranslation("phone");
  const { t: ts } = useTranslation("shell");
  const { t: tn } = useTranslation("notices");
  const { t: tr } = useTranslation("reception");
  const { t: th } = useTranslation("handovers");
  const { t: tg } = useTranslation("coverage");
  const { t: tf } = useTranslation("forecast");
  const waiting = useWaiting().data?.length ?? 0;
  const unread = useNotices().data?.unread ?? 0;
  const { language, label } = useLanguage();
  const { theme } = usePreferences();
  const { data: me } = useMe();
  const health = useHealth();
  const saveMe = useSaveMe();
  const signOut = useSignOut();
  const go = useGo();
  if (!me) return null;
  const speak = (to: Language) => {
    void setLanguage(to);
    saveMe.mutate({ locale: to });
  };
  const leave = async () => {
    const kept = (await (await import("@/offline/waiting")).waitingOf(me.user.id)) ?? 0;
    const content = [t("own.signOutSure"), kept > 0 && t("own.signOutKeeps", { count: kept })]
      .filter(Boolean)
      .join(" ");
    if (!(await Dialog.confirm({ content }))) return;
    signOut.mutate(undefined, { onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }) });
  };
  return (
    <>
      <header className="ph-head">
        <h1>{me.user.name}</h1>
      </header>
      <section className="ph-panel">
        <p>{[me.member?.team?.name, me.member?.position].filter(Boolean).join(" · ")}</p>
        <p className="yd-faint">{me.roles.map((role) => label(role.label)).join(" · ")}</p>
      </section>
      <section className="ph-panel">
        <h2>{t("own.theme")}</h2>
        <div className="ph-chips">
          {THEMES.map((one) => (
            <button key={one} type="button" aria-pressed={one === theme} onClick={() => setPreferences({ theme: one })}>
              {ts(`menu.${one}`)}
            </button>
          ))}
        </div>
        <h2>{t("own.language")}</h2>
        <div className="ph-chips">
          <button type="button" aria-pressed={language === "zh-CN"} onClick={() => speak("zh-CN")}>
            中文
          </button>
          <button type="button" aria-pressed={language === "en"} onClick={() => speak("en")}>
            English
          </button>
        </div>
      </section>
      <List mode="card" style={{ margin: "0 0 12px" }}>
        <List.Item extra={unread > 0 ? unread : null} onClick={() => go("/m/notices")}>
          {tn("title")}
        </List.Item>
        <List.Item onClick={() => location.assign("/notifications/settings")}>{tn("settings")}</List.Item>
        {me.member && may(me.permissions, "task.read") && (
          <List.Item onClick={() => go("/m/tasks")}>{ts("nav.tasks")}</List.Item>
        )}
        {me.member && may(me.permissions, "visit.create") && (
          <>
            <List.Item onClick={() => go("/m/visits")}>{t("own.visits")}</List.Item>
            <List.Item onClick={() => go("/m/visits/queue")}>{t("own.queue")}</List.Item>
          </>
        )}
        {may(me.permissions, "deal.read") && <List.Item onClick={() => go("/m/deals")}>{t("own.deals")}</List.Item>}
        {may(me.permissions, "deal.read") && (
          <List.Item onClick={() => go("/m/deal-requests")}>{t("own.requests")}</List.Item>
        )}
        {me.member && may(me.permissions, "reception.read") && (
          <List.Item onClick={() => go("/m/reception")}>{tr("title")}</List.Item>
        )}
        {may(me.permissions, "risk.read") && <List.Item onClick={() => go("/m/risks")}>{ts("nav.risks")}</List.Item>}
        {may(me.permissions, "forecast.read") && <List.Item onClick={() => go("/m/forecast")}>{tf("title")}</List.Item>}
        {may(me.permissions, "remedy.edit") && (
          <List.Item onClick={() => go("/m/cockpit")}>{ts("nav.cockpit")}</List.Item>
        )}
        {may(me.permissions, "remedy.read") && (
          <>
            <List.Item onClick={() => go("/m/gaps")}>{ts("nav.gaps")}</List.Item>
            <List.Item onClick={() => go("/m/remedies")}>{ts("nav.remedies")}</List.Item>
          </>
        )}
        {may(me.permissions, "report.read") && (
          <List.Item onClick={() => go(may(me.permissions, "report.edit") ? "/m/reports" : "/m/reports/team")}>
            {ts("nav.reports")}
          </List.Item>
        )}
        {may(me.permissions, "report.read") && (
          <List.Item onClick={() => go(may(me.permissions, "report.edit") ? "/m/plans" : "/m/plans/team")}>
            {t("own.plans")}
          </List.Item>
        )}
        {may(me.permissions, "plan_review.read") && (
          <List.Item onClick={() => go("/m/plan-reviews")}>{ts("nav.reviews")}</List.Item>
        )}
        {me.member && may(me.permissions, "route.read") && (
          <List.Item onClick={() => go("/m/route")}>{ts("nav.routes")}</List.Item>
        )}
        {may(me.permissions, "coverage.read") && <List.Item onClick={() => go("/m/coverage")}>{tg("title")}</List.Item>}
        {me.member && may(me.permissions, "insight.read") && (
          <>
            <List.Item onClick={() => go("/m/funnel")}>{ts("nav.funnel")}</List.Item>
            <List.Item onClick={() => go("/m/behaviour")}>{ts("nav.behaviour")}</List.Item>
          </>
        )}
        {may(me.permissions, "insight.leaderboard") && (
          <List.Item onClick={() => go("/m/leaderboard")}>{ts("nav.leaderboard")}</List.Item>
        )}
        <List.Item onClick={() => go("/m/dashboards")}>{ts("nav.dashboards")}</List.Item>
        {may(me.permissions, "leave.create") && <List.Item onClick={() => go("/m/leave")}>{t("own.leave")}</List.Item>}
        {may(me.permissions, "handover.read") && (
          <List.Item extra={waiting > 0 ? waiting : null} onClick={() => go("/m/handovers")}>
            {th("title")}
          </List.Item>
        )}
        <List.Item onClick={() => location.assign("/account")}>{t("own.account")}</List.Item>
        <List.Item onClick={() => location.assign("/")}>{t("own.desk")}</List.Item>
        <List.Item onClick={() => void leave()}>{t("own.signOut")}</List.Item>
      </List>
      {health.data?.version && (
        <p className="yd-faint" style={{ textAlign: "center" }}>
          {t("own.version")} {health.data.version}
        </p>
      )}
    </>
  );
}
