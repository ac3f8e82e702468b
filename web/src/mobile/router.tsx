// Pages of the phone, all under /m; the shell asks for sign-in first.
import { createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router";
import { type ComponentType, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { PhoneShell } from "@/mobile/PhoneShell";
import { withTexts } from "@/texts/i18n";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";

const visits = (load: () => Promise<{ Page: ComponentType }>) =>
  withTexts(["phoneVisits", "outletSteps", "visitPlans"], load);

const pages: readonly { path: string; load: () => Promise<{ Page: ComponentType }> }[] = [
  { path: "/m", load: () => import("@/mobile/today/TodayPage").then((one) => ({ Page: one.TodayPage })) },
  {
    path: "/m/customers",
    load: () => import("@/mobile/customers/CustomersPage").then((one) => ({ Page: one.CustomersPage })),
  },
  {
    path: "/m/customers/$id",
    load: () => import("@/mobile/customers/CustomerPage").then((one) => ({ Page: one.CustomerPage })),
  },
  {
    path: "/m/attention",
    load: () => import("@/mobile/segments/AttentionPage").then((one) => ({ Page: one.AttentionPage })),
  },
  {
    path: "/m/deals",
    load: withTexts(["plays"], () => import("@/mobile/deal-health/DealsPage").then((one) => ({ Page: one.DealsPage }))),
  },
  {
    path: "/m/deals/$id",
    load: withTexts(["plays", "gates"], () =>
      import("@/mobile/deal-health/DealPage").then((one) => ({ Page: one.DealPage })),
    ),
  },
  { path: "/m/pools", load: () => import("@/mobile/pools/PoolsPage").then((one) => ({ Page: one.PoolsPage })) },
  { path: "/m/leads", load: () => import("@/mobile/leads/LeadsPage").then((one) => ({ Page: one.LeadsPage })) },
  { path: "/m/leads/$id", load: () => import("@/mobile/leads/LeadPage").then((one) => ({ Page: one.LeadPage })) },
  { path: "/m/deal-requests", load: withTexts(["gates"], () => import("@/mobile/deals/RequestsPage")) },
  {
    path: "/m/tasks",
    load: withTexts(["tasks"], () => import("@/mobile/tasks/TasksPage").then((one) => ({ Page: one.TasksPage }))),
  },
  {
    path: "/m/tasks/$id",
    load: withTexts(["tasks"], () => import("@/mobile/tasks/TaskPage").then((one) => ({ Page: one.TaskPage }))),
  },
  { path: "/m/risks", load: withTexts(["risks"], () => import("@/mobile/risks/RisksPage")) },
  { path: "/m/risks/$id", load: withTexts(["risks"], () => import("@/mobile/risks/RiskPage")) },
  { path: "/m/results", load: () => import("@/mobile/results/ResultsPage").then((one) => ({ Page: one.ResultsPage })) },
  {
    path: "/m/funnel",
    load: withTexts(["flow"], () => import("@/mobile/flow/FunnelPage")),
  },
  {
    path: "/m/behaviour",
    load: withTexts(["flow"], () => import("@/mobile/flow/BehaviourPage")),
  },
  {
    path: "/m/forecast",
    load: () => import("@/mobile/forecast/ForecastPage").then((one) => ({ Page: one.ForecastPage })),
  },
  { path: "/m/cockpit", load: withTexts(["gap", "cockpit", "risks"], () => import("@/mobile/gap/CockpitPage")) },
  { path: "/m/gaps", load: withTexts(["gap"], () => import("@/mobile/gap/GapPage")) },
  { path: "/m/remedies", load: withTexts(["gap"], () => import("@/mobile/gap/RemediesPage")) },
  { path: "/m/remedies/$id", load: withTexts(["gap"], () => import("@/mobile/gap/RemedyPage")) },
  { path: "/m/plan-reviews", load: withTexts(["reviews"], () => import("@/mobile/reviews/ReviewsPage")) },
  { path: "/m/reports", load: withTexts(["reports", "phoneVisits"], () => import("@/mobile/reports/MinePage")) },
  { path: "/m/reports/team", load: withTexts(["reports"], () => import("@/mobile/reports/TeamPage")) },
  {
    path: "/m/reports/of/$member",
    load: withTexts(["reports"], () => import("@/mobile/reports/ReportPage").then((one) => ({ Page: one.MemberPage }))),
  },
  {
    path: "/m/reports/$id",
    load: withTexts(["reports"], () => import("@/mobile/reports/ReportPage").then((one) => ({ Page: one.OnePage }))),
  },
  { path: "/m/plans", load: withTexts(["reports"], () => import("@/mobile/plans/PlanPage")) },
  { path: "/m/plans/team", load: withTexts(["reports"], () => import("@/mobile/plans/TeamPage")) },
  {
    path: "/m/plans/$id",
    load: withTexts(["reports"], () => import("@/mobile/plans/PlanPage").then((one) => ({ Page: one.OnePage }))),
  },
  { path: "/m/plan-reviews/$id", load: withTexts(["reviews"], () => import("@/mobile/reviews/ReviewPage")) },
  {
    path: "/m/targets",
    load: () => import("@/mobile/targets/OwnTargetsPage").then((one) => ({ Page: one.OwnTargetsPage })),
  },
  {
    path: "/m/notices",
    load: () => import("@/mobile/notices/NoticesPage").then((one) => ({ Page: one.NoticesPage })),
  },
  {
    path: "/m/reception",
    load: () => import("@/mobile/reception/ReceptionPage").then((one) => ({ Page: one.ReceptionPage })),
  },
  {
    path: "/m/coverage",
    load: () => import("@/mobile/coverage/CoveragePage").then((one) => ({ Page: one.CoveragePage })),
  },
  { path: "/m/route", load: withTexts(["routes"], () => import("@/mobile/routes/RoutePage")) },
  {
    path: "/m/leaderboard",
    load: withTexts(["boards"], () =>
      import("@/mobile/boards/LeaderboardPage").then((one) => ({ Page: one.LeaderboardPage })),
    ),
  },
  {
    path: "/m/dashboards",
    load: withTexts(["dashboards"], () =>
      import("@/mobile/dashboards/DashboardsPage").then((one) => ({ Page: one.DashboardsPage })),
    ),
  },
  {
    path: "/m/dashboards/$id",
    load: withTexts(["dashboards"], () =>
      import("@/mobile/dashboards/DashboardsPage").then((one) => ({ Page: one.DashboardPage })),
    ),
  },
  { path: "/m/outlets/$id", load: withTexts(["outlets"], () => import("@/mobile/outlets/LedgerPage")) },
  { path: "/m/leave", load: () => import("@/mobile/leave/LeavePage").then((one) => ({ Page: one.LeavePage })) },
  {
    path: "/m/handovers",
    load: () => import("@/mobile/handovers/HandoversPage").then((one) => ({ Page: one.HandoversPage })),
  },
  {
    path: "/m/handovers/$id",
    load: () => import("@/mobile/handovers/HandoverPage").then((one) => ({ Page: one.HandoverPage })),
  },
  {
    path: "/m/visits",
    load: visits(() => import("@/mobile/visits/VisitsPage").then((one) => ({ Page: one.VisitsPage }))),
  },
  {
    path: "/m/visits/find",
    load: visits(() => import("@/mobile/visits/FindPage").then((one) => ({ Page: one.FindPage }))),
  },
  {
    path: "/m/visits/new",
    load: visits(() => import("@/mobile/visits/BeginPage").then((one) => ({ Page: one.BeginPage }))),
  },
  {
    path: "/m/visits/queue",
    load: visits(() => import("@/mobile/visits/QueuePage").then((one) => ({ Page: one.QueuePage }))),
  },
  {
    path: "/m/visits/plans",
    load: withTexts(["phoneVisits", "visitPlans"], () => import("@/mobile/visits/WeekPage")),
  },
  {
    path: "/m/visits/$id",
    load: visits(() => import("@/mobile/visits/VisitPage").then((one) => ({ Page: one.VisitPage }))),
  },
  { path: "/m/me", load: () => import("@/mobile/own/OwnPage").then((one) => ({ Page: one.OwnPage })) },
];

function Missing() {
  const { t } = useTranslation();
  return (
    <EmptyState art="filter" title={t("error.pageNotFound")} hint={t("error.pageNotFoundHint")}>
      <Link to="/m" className="yd-button">
        {t("error.home")}
      </Link>
    </EmptyState>
  );
}

export function makeRouter() {
  const root = createRootRoute({
    component: () => (
      <PhoneShell>
        <Outlet />
      </PhoneShell>
    ),
    notFoundComponent: Missing,
  });
  const routes = pages.map(({ path, load }) => {
    const Page = lazyPart(() => load().then((one) => ({ default: one.Page })));
    const component = () => (
      <Suspense fallback={<Loading shape="page" />}>
        <Page />
      </Suspense>
    );
    return createRoute({ getParentRoute: () => root, path, component });
  });
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text ? `?${text}` : "";
    },
    scrollRestoration: true,
  });
}
