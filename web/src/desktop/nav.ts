// The entries of the navigation in the words of the trade. An entry shows when its page exists and the person may see it;
// `mostly` names who has daily use of it: others find it in the palette.
import {
  AimOutlined,
  EnvironmentOutlined,
  FundOutlined,
  HomeOutlined,
  SettingOutlined,
  ShopOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import { may, type Permissions } from "@/domain/permissions";
import type { shell } from "@/texts/zh-CN/shell";
import { allRoutes } from "@/ui/module";

export type NavText = keyof typeof shell.nav;
export interface NavEntry {
  path: string;
  text: NavText;
  permission?: string | readonly string[];
  mostly?: string | readonly string[];
}
export interface NavGroup {
  text: NavText;
  icon: ComponentType;
  /** Open before the person has opened or closed anything; of several permissions one is enough. */
  open: boolean | string | readonly string[];
  entries: NavEntry[];
}

const LEADS_PEOPLE = ["remedy.edit", "lead_setup.manage", "audit.read"];

const GROUPS: NavGroup[] = [
  {
    text: "groupToday",
    icon: HomeOutlined,
    open: true,
    entries: [
      { path: "/", text: "home" },
      { path: "/cockpit", text: "cockpit" },
      { path: "/tasks", text: "tasks", permission: "task.read" },
      { path: "/reports/mine", text: "reports", permission: "report.edit" },
      { path: "/attention", text: "attention" },
      { path: "/deal-health", text: "dealHealth" },
      { path: "/deal-requests", text: "dealRequests", permission: "deal.read" },
      { path: "/reception", text: "reception", permission: "reception.read" },
    ],
  },
  {
    text: "groupCustomers",
    icon: ShopOutlined,
    open: true,
    entries: [
      { path: "/leads", text: "leads", permission: "lead.read" },
      { path: "/customers", text: "customers", permission: "customer.read" },
      { path: "/contacts", text: "contacts", permission: "contact.read" },
      { path: "/followups", text: "followups", permission: "followup.read" },
      { path: "/coverage", text: "coverage", permission: "coverage.read" },
      { path: "/outlets/stocks", text: "outlets", permission: "outlet.read" },
      { path: "/outlets/distribution", text: "distribution", permission: "outlet.read" },
      { path: "/routes", text: "routes", permission: "route.read" },
      { path: "/pools", text: "pools", permission: "pool.read" },
      { path: "/lost-customers", text: "lostCustomers" },
      { path: "/lead-returns", text: "leadSources", mostly: LEADS_PEOPLE },
      { path: "/duplicates", text: "duplicates", permission: "customer.merge", mostly: LEADS_PEOPLE },
    ],
  },
  {
    text: "groupField",
    icon: EnvironmentOutlined,
    open: ["visit.create", "visit.assign"],
    entries: [
      { path: "/visits", text: "visits", permission: "visit.read" },
      { path: "/visits/calendar", text: "visitCalendar", permission: "visit.read" },
      { path: "/visits/due", text: "visitsDue", permission: "visit.read" },
      { path: "/routes/map", text: "outletMap", permission: "route.read" },
    ],
  },
  {
    text: "groupDeals",
    icon: FundOutlined,
    open: true,
    entries: [
      { path: "/deals", text: "deals", permission: "deal.read" },
      { path: "/funnel", text: "funnel" },
      { path: "/playbooks", text: "playbooks" },
      { path: "/competitors", text: "competitors", permission: "competitor.read" },
      { path: "/deals/gates", text: "gateReport", mostly: LEADS_PEOPLE },
    ],
  },
  {
    text: "groupGoals",
    icon: AimOutlined,
    open: true,
    entries: [
      { path: "/targets", text: "targets" },
      { path: "/attainment", text: "attainment" },
      { path: "/what-it-takes", text: "takes" },
      { path: "/forecast", text: "forecast" },
      { path: "/gaps", text: "gaps" },
      { path: "/plan-reviews", text: "reviews" },
      { path: "/risks", text: "risks" },
      { path: "/leaderboard", text: "leaderboard" },
      { path: "/dashboards", text: "dashboards" },
    ],
  },
  {
    text: "groupTeam",
    icon: TeamOutlined,
    open: LEADS_PEOPLE,
    entries: [
      { path: "/behaviour", text: "behaviour" },
      { path: "/reports/team", text: "reportTeam", permission: "report.read" },
      { path: "/org", text: "org" },
      { path: "/members", text: "members", permission: "member.read" },
      { path: "/leave", text: "leave", permission: "leave.read" },
      { path: "/calendar", text: "calendar" },
      { path: "/handovers", text: "handovers", permission: "handover.read" },
    ],
  },
  {
    text: "groupSettings",
    icon: SettingOutlined,
    open: false,
    entries: [
      { path: "/products", text: "products", permission: "product.read" },
      { path: "/imports", text: "imports" },
      { path: "/settings/pipelines", text: "pipelines" },
      { path: "/settings/deal-health", text: "dealHealthSettings" },
      { path: "/settings/tasks", text: "taskSettings" },
      { path: "/settings/risks", text: "riskRules" },
      { path: "/settings/visits", text: "visitSettings", permission: "visit_setup.manage" },
      { path: "/settings/reports", text: "reportSettings" },
      { path: "/settings/leads", text: "leadSettings" },
      { path: "/settings/segments", text: "segments" },
      { path: "/forecast/setup", text: "forecastSettings" },
      { path: "/leaderboard/broadcasts", text: "broadcasts" },
      { path: "/settings/metrics", text: "metrics" },
      { path: "/settings/fields", text: "customFields" },
      { path: "/settings/roles", text: "roles" },
      { path: "/settings/channels", text: "channels" },
      { path: "/settings/audit", text: "audit" },
    ],
  },
];

/** All that the person may open: for the palette. */
export function navGroups(permissions: Permissions): NavGroup[] {
  const routes = new Map([...allRoutes()].reverse().map((one) => [one.path, one]));
  const shown = (entry: NavEntry) => {
    const route = routes.get(entry.path);
    return route !== undefined && may(permissions, route.permission ?? entry.permission);
  };
  return GROUPS.map((group) => ({ ...group, entries: group.entries.filter(shown) })).filter(
    (group) => group.entries.length > 0,
  );
}

/** What stands at the left: of that only what the person mostly uses. */
export const railGroups = (permissions: Permissions): NavGroup[] =>
  navGroups(permissions)
    .map((group) => ({ ...group, entries: group.entries.filter((one) => may(permissions, one.mostly)) }))
    .filter((group) => group.entries.length > 0);

export const opensAtFirst = (group: NavGroup, permissions: Permissions) =>
  typeof group.open === "boolean" ? group.open : may(permissions, group.open);

const within = (entry: string, path: string) =>
  entry === "/" ? path === "/" : path === entry || path.startsWith(`${entry}/`);

/** The entry of a page: of several above it the nearest, so that `/deals/gates` is not also `/deals`. */
export const entryOf = (groups: readonly NavGroup[], path: string): string | undefined =>
  groups
    .flatMap((group) => group.entries)
    .map((entry) => entry.path)
    .filter((entry) => within(entry, path))
    .sort((a, b) => b.length - a.length)[0];
