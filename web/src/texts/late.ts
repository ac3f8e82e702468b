// Texts of pages that are opened now and then: they come with the page (`withTexts`), not with the app.

import type { boards } from "@/texts/zh-CN/boards";
import type { calendar } from "@/texts/zh-CN/calendar";
import type { cockpit } from "@/texts/zh-CN/cockpit";
import type { coverageDesk } from "@/texts/zh-CN/coverage-desk";
import type { dashboards } from "@/texts/zh-CN/dashboards";
import type { exchange } from "@/texts/zh-CN/exchange";
import type { flow } from "@/texts/zh-CN/flow";
import type { forecastDesk } from "@/texts/zh-CN/forecast-desk";
import type { gap } from "@/texts/zh-CN/gap";
import type { gates } from "@/texts/zh-CN/gates";
import type { handovers } from "@/texts/zh-CN/handovers";
import type { metrics } from "@/texts/zh-CN/metrics";
import type { org } from "@/texts/zh-CN/org";
import type { outletSteps } from "@/texts/zh-CN/outlet-steps";
import type { outlets } from "@/texts/zh-CN/outlets";
import type { phoneVisits } from "@/texts/zh-CN/phone-visits";
import type { plays } from "@/texts/zh-CN/plays";
import type { playsDesk } from "@/texts/zh-CN/plays-desk";
import type { reception } from "@/texts/zh-CN/reception";
import type { reports } from "@/texts/zh-CN/reports";
import type { reviews } from "@/texts/zh-CN/reviews";
import type { risks } from "@/texts/zh-CN/risks";
import type { routes } from "@/texts/zh-CN/routes";
import type { targetGrid } from "@/texts/zh-CN/target-grid";
import type { targetWorkbook } from "@/texts/zh-CN/target-workbook";
import type { tasks } from "@/texts/zh-CN/tasks";
import type { visitDesk } from "@/texts/zh-CN/visit-desk";
import type { visitPlans } from "@/texts/zh-CN/visit-plans";

export interface LateTexts {
  calendar: typeof calendar;
  exchange: typeof exchange;
  handovers: typeof handovers;
  metrics: typeof metrics;
  org: typeof org;
  reception: typeof reception;
  targetGrid: typeof targetGrid;
  targetWorkbook: typeof targetWorkbook;
  flow: typeof flow;
  coverageDesk: typeof coverageDesk;
  visitDesk: typeof visitDesk;
  boards: typeof boards;
  cockpit: typeof cockpit;
  dashboards: typeof dashboards;
  forecastDesk: typeof forecastDesk;
  gap: typeof gap;
  gates: typeof gates;
  outletSteps: typeof outletSteps;
  outlets: typeof outlets;
  phoneVisits: typeof phoneVisits;
  visitPlans: typeof visitPlans;
  plays: typeof plays;
  playsDesk: typeof playsDesk;
  reports: typeof reports;
  reviews: typeof reviews;
  risks: typeof risks;
  routes: typeof routes;
  tasks: typeof tasks;
}
export type LateName = keyof LateTexts;

export const LATE: { [Name in LateName]: Record<"zh-CN" | "en", () => Promise<object>> } = {
  calendar: {
    "zh-CN": async () => (await import("@/texts/zh-CN/calendar")).calendar,
    en: async () => (await import("@/texts/en/calendar")).calendar,
  },
  exchange: {
    "zh-CN": async () => (await import("@/texts/zh-CN/exchange")).exchange,
    en: async () => (await import("@/texts/en/exchange")).exchange,
  },
  handovers: {
    "zh-CN": async () => (await import("@/texts/zh-CN/handovers")).handovers,
    en: async () => (await import("@/texts/en/handovers")).handovers,
  },
  metrics: {
    "zh-CN": async () => (await import("@/texts/zh-CN/metrics")).metrics,
    en: async () => (await import("@/texts/en/metrics")).metrics,
  },
  org: {
    "zh-CN": async () => (await import("@/texts/zh-CN/org")).org,
    en: async () => (await import("@/texts/en/org")).org,
  },
  reception: {
    "zh-CN": async () => (await import("@/texts/zh-CN/reception")).reception,
    en: async () => (await import("@/texts/en/reception")).reception,
  },
  targetGrid: {
    "zh-CN": async () => (await import("@/texts/zh-CN/target-grid")).targetGrid,
    en: async () => (await import("@/texts/en/target-grid")).targetGrid,
  },
  targetWorkbook: {
    "zh-CN": async () => (await import("@/texts/zh-CN/target-workbook")).targetWorkbook,
    en: async () => (await import("@/texts/en/target-workbook")).targetWorkbook,
  },
  flow: {
    "zh-CN": async () => (await import("@/texts/zh-CN/flow")).flow,
    en: async () => (await import("@/texts/en/flow")).flow,
  },
  coverageDesk: {
    "zh-CN": async () => (await import("@/texts/zh-CN/coverage-desk")).coverageDesk,
    en: async () => (await import("@/texts/en/coverage-desk")).coverageDesk,
  },
  visitDesk: {
    "zh-CN": async () => (await import("@/texts/zh-CN/visit-desk")).visitDesk,
    en: async () => (await import("@/texts/en/visit-desk")).visitDesk,
  },
  boards: {
    "zh-CN": async () => (await import("@/texts/zh-CN/boards")).boards,
    en: async () => (await import("@/texts/en/boards")).boards,
  },
  cockpit: {
    "zh-CN": async () => (await import("@/texts/zh-CN/cockpit")).cockpit,
    en: async () => (await import("@/texts/en/cockpit")).cockpit,
  },
  dashboards: {
    "zh-CN": async () => (await import("@/texts/zh-CN/dashboards")).dashboards,
    en: async () => (await import("@/texts/en/dashboards")).dashboards,
  },
  forecastDesk: {
    "zh-CN": async () => (await import("@/texts/zh-CN/forecast-desk")).forecastDesk,
    en: async () => (await import("@/texts/en/forecast-desk")).forecastDesk,
  },
  gap: {
    "zh-CN": async () => (await import("@/texts/zh-CN/gap")).gap,
    en: async () => (await import("@/texts/en/gap")).gap,
  },
  gates: {
    "zh-CN": async () => (await import("@/texts/zh-CN/gates")).gates,
    en: async () => (await import("@/texts/en/gates")).gates,
  },
  outletSteps: {
    "zh-CN": async () => (await import("@/texts/zh-CN/outlet-steps")).outletSteps,
    en: async () => (await import("@/texts/en/outlet-steps")).outletSteps,
  },
  outlets: {
    "zh-CN": async () => (await import("@/texts/zh-CN/outlets")).outlets,
    en: async () => (await import("@/texts/en/outlets")).outlets,
  },
  visitPlans: {
    "zh-CN": async () => (await import("@/texts/zh-CN/visit-plans")).visitPlans,
    en: async () => (await import("@/texts/en/visit-plans")).visitPlans,
  },
  phoneVisits: {
    "zh-CN": async () => (await import("@/texts/zh-CN/phone-visits")).phoneVisits,
    en: async () => (await import("@/texts/en/phone-visits")).phoneVisits,
  },
  plays: {
    "zh-CN": async () => (await import("@/texts/zh-CN/plays")).plays,
    en: async () => (await import("@/texts/en/plays")).plays,
  },
  playsDesk: {
    "zh-CN": async () => (await import("@/texts/zh-CN/plays-desk")).playsDesk,
    en: async () => (await import("@/texts/en/plays-desk")).playsDesk,
  },
  reports: {
    "zh-CN": async () => (await import("@/texts/zh-CN/reports")).reports,
    en: async () => (await import("@/texts/en/reports")).reports,
  },
  reviews: {
    "zh-CN": async () => (await import("@/texts/zh-CN/reviews")).reviews,
    en: async () => (await import("@/texts/en/reviews")).reviews,
  },
  routes: {
    "zh-CN": async () => (await import("@/texts/zh-CN/routes")).routes,
    en: async () => (await import("@/texts/en/routes")).routes,
  },
  risks: {
    "zh-CN": async () => (await import("@/texts/zh-CN/risks")).risks,
    en: async () => (await import("@/texts/en/risks")).risks,
  },
  tasks: {
    "zh-CN": async () => (await import("@/texts/zh-CN/tasks")).tasks,
    en: async () => (await import("@/texts/en/tasks")).tasks,
  },
};
