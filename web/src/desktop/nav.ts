// The entries of the navigation. An entry shows when its page exists and the person may see it.
import {
  AimOutlined,
  AlertOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CheckSquareOutlined,
  ContactsOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  DisconnectOutlined,
  FieldTimeOutlined,
  FilterOutlined,
  FormOutlined,
  FunctionOutlined,
  FundOutlined,
  FundProjectionScreenOutlined,
  GlobalOutlined,
  HeartOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  KeyOutlined,
  LineChartOutlined,
  MedicineBoxOutlined,
  MergeCellsOutlined,
  MessageOutlined,
  NodeIndexOutlined,
  NotificationOutlined,
  PieChartOutlined,
  ReadOutlined,
  RocketOutlined,
  ShopOutlined,
  SwapOutlined,
  TagsOutlined,
  TeamOutlined,
  TrophyOutlined,
  UnorderedListOutlined,
  UserAddOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import { may, type Permissions } from "@/domain/permissions";
import type { shell } from "@/texts/zh-CN/shell";
import { allRoutes } from "@/ui/module";

export type NavText = keyof typeof shell.nav;
export interface NavEntry {
  path: string;
  text: NavText;
  icon: ComponentType;
  permission?: string | readonly string[];
}
export interface NavGroup {
  text: NavText | null;
  entries: NavEntry[];
}

const GROUPS: NavGroup[] = [
  {
    text: null,
    entries: [
      { path: "/", text: "home", icon: HomeOutlined },
      { path: "/cockpit", text: "cockpit", icon: DashboardOutlined },
    ],
  },
  {
    text: "groupRecords",
    entries: [
      { path: "/leads", text: "leads", icon: UserAddOutlined, permission: "lead.read" },
      { path: "/lead-returns", text: "leadSources", icon: FundProjectionScreenOutlined },
      { path: "/reception", text: "reception", icon: BellOutlined, permission: "reception.read" },
      { path: "/customers", text: "customers", icon: ShopOutlined, permission: "customer.read" },
      { path: "/duplicates", text: "duplicates", icon: MergeCellsOutlined, permission: "customer.merge" },
      { path: "/attention", text: "attention", icon: AlertOutlined },
      { path: "/coverage", text: "coverage", icon: IdcardOutlined, permission: "coverage.read" },
      { path: "/pools", text: "pools", icon: GlobalOutlined, permission: "pool.read" },
      { path: "/lost-customers", text: "lostCustomers", icon: DisconnectOutlined },
      { path: "/contacts", text: "contacts", icon: ContactsOutlined, permission: "contact.read" },
      { path: "/deals", text: "deals", icon: FundOutlined, permission: "deal.read" },
      { path: "/tasks", text: "tasks", icon: CheckSquareOutlined, permission: "task.read" },
      { path: "/deal-health", text: "dealHealth", icon: HeartOutlined },
      { path: "/playbooks", text: "playbooks", icon: ReadOutlined },
      { path: "/deal-requests", text: "dealRequests", icon: CustomerServiceOutlined, permission: "deal.read" },
      { path: "/competitors", text: "competitors", icon: AimOutlined, permission: "competitor.read" },
      { path: "/followups", text: "followups", icon: MessageOutlined, permission: "followup.read" },
      { path: "/imports", text: "imports", icon: ImportOutlined },
    ],
  },
  {
    text: "groupGoals",
    entries: [
      { path: "/targets", text: "targets", icon: AimOutlined },
      { path: "/attainment", text: "attainment", icon: BarChartOutlined },
      { path: "/what-it-takes", text: "takes", icon: RocketOutlined },
      { path: "/funnel", text: "funnel", icon: FilterOutlined },
      { path: "/behaviour", text: "behaviour", icon: FieldTimeOutlined },
      { path: "/forecast", text: "forecast", icon: LineChartOutlined },
      { path: "/gaps", text: "gaps", icon: MedicineBoxOutlined },
      { path: "/risks", text: "risks", icon: AlertOutlined },
      { path: "/leaderboard", text: "leaderboard", icon: TrophyOutlined },
      { path: "/dashboards", text: "dashboards", icon: AppstoreOutlined },
    ],
  },
  {
    text: "groupAdmin",
    entries: [
      { path: "/org", text: "org", icon: ApartmentOutlined },
      { path: "/members", text: "members", icon: TeamOutlined, permission: "member.read" },
      { path: "/calendar", text: "calendar", icon: CalendarOutlined },
      { path: "/leave", text: "leave", icon: CarryOutOutlined, permission: "leave.read" },
      { path: "/handovers", text: "handovers", icon: SwapOutlined, permission: "handover.read" },
      { path: "/products", text: "products", icon: TagsOutlined, permission: "product.read" },
      { path: "/settings/pipelines", text: "pipelines", icon: NodeIndexOutlined },
      { path: "/settings/tasks", text: "taskSettings", icon: CheckSquareOutlined },
      { path: "/settings/deal-health", text: "dealHealthSettings", icon: HeartOutlined },
      { path: "/settings/risks", text: "riskRules", icon: AlertOutlined },
      { path: "/settings/leads", text: "leadSettings", icon: FormOutlined },
      { path: "/settings/segments", text: "segments", icon: PieChartOutlined },
      { path: "/settings/metrics", text: "metrics", icon: FunctionOutlined },
      { path: "/settings/fields", text: "customFields", icon: UnorderedListOutlined },
      { path: "/settings/roles", text: "roles", icon: KeyOutlined },
      { path: "/settings/channels", text: "channels", icon: NotificationOutlined },
      { path: "/settings/audit", text: "audit", icon: AuditOutlined },
    ],
  },
];

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

export const isHere = (entry: string, path: string) =>
  entry === "/" ? path === "/" : path === entry || path.startsWith(`${entry}/`);
