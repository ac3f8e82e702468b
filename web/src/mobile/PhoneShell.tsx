// Sign-in, or the page with the tabs under the thumb.
import { AppOutline, HistogramOutline, TeamOutline, UserAddOutline, UserOutline } from "antd-mobile-icons";
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { setZone } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { PhoneSignIn } from "@/mobile/PhoneSignIn";
import { takeNewBuild } from "@/mobile/worker";
import { withTexts } from "@/texts/i18n";
import { Link, usePath } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { ErrorBoundary } from "@/ui/state/ErrorBoundary";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { NetworkBanner } from "@/ui/state/NetworkBanner";
import { NewBuildBar } from "@/ui/state/NewBuildBar";
import { PageError } from "@/ui/state/PageError";

const TABS = [
  { to: "/m", text: "today", icon: AppOutline, permission: undefined },
  { to: "/m/leads", text: "leads", icon: UserAddOutline, permission: "lead.read" },
  { to: "/m/customers", text: "customers", icon: TeamOutline, permission: "customer.read" },
  { to: "/m/results", text: "results", icon: HistogramOutline, permission: "target.read" },
  { to: "/m/me", text: "own", icon: UserOutline, permission: undefined },
] as const;

const SyncBar = lazyPart(
  withTexts(["phoneVisits"], () => import("@/mobile/visits/SyncBar").then((one) => ({ default: one.SyncBar }))),
);

export function PhoneShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation("phone");
  const { t: tc } = useTranslation();
  const { t: ta } = useTranslation("account");
  const me = useMe();
  const path = usePath();
  const wasIn = useRef(false);
  useEffect(() => {
    document.title = me.data ? `${me.data.company.name} · ${tc("product")}` : tc("product");
  }, [me.data, tc]);
  if (me.isPending) return <Loading shape="page" />;
  // Without a network the one who was signed in stays so; the server says otherwise as soon as it can be asked.
  if (me.isError && me.data === undefined) return <PageError error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <PhoneSignIn expired={wasIn.current} />;
  if (me.data.user.must_change_password) {
    return (
      <EmptyState art="lock" title={ta("password.oneTime")} hint={ta("password.oneTimeHint")}>
        <a className="yd-button" href="/account?phone=1">
          {ta("password.save")}
        </a>
      </EmptyState>
    );
  }
  wasIn.current = true;
  setZone(me.data.company.timezone);
  const { permissions } = me.data;
  return (
    <div className="ph-app">
      <NetworkBanner />
      {me.data.member && (may(permissions, "visit.create") || may(permissions, "report.edit")) && (
        <Suspense fallback={null}>
          <SyncBar path={path} />
        </Suspense>
      )}
      <NewBuildBar reload={() => void takeNewBuild()} />
      <main className="ph-main">
        <ErrorBoundary resetKey={path}>{children}</ErrorBoundary>
      </main>
      <nav className="ph-tabs" aria-label={t("tabs.label")}>
        <ul>
          {TABS.filter((tab) => may(permissions, tab.permission)).map(({ to, text, icon: Icon }) => (
            <li key={to}>
              <Link to={to} aria-current={(to === "/m" ? path === to : path.startsWith(to)) ? "page" : undefined}>
                <Icon />
                {t(`tabs.${text}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
