// Visits planned on the phone: made, put off, cancelled, the week.
import type { Texts } from "@/texts/types";
import type { visitPlans as source } from "@/texts/zh-CN/visit-plans";

export const visitPlans: Texts<typeof source> = {
  title: "Visit plans",
  week: "Visits of the week",
  plan: "Plan a visit",
  planAt: "Plan a visit to {{name}}",
  today: "Today",
  tomorrow: "Tomorrow",
  nextMonday: "Next Monday",
  day: "Day",
  time: "Time",
  timeHint: "may be left empty",
  made: "Visit planned for {{day}}",
  change: "Change",
  changeOf: "Change the visit to {{name}}",
  delay: "Put off",
  cancel: "Cancel the plan",
  reason: "Reason",
  moved: "Put off to {{day}}",
  cancelled: "The plan is cancelled",
  offline: "No network: plans are made, put off and cancelled with a network only",
  nothing: "Nothing planned on this day",
  empty: "No visits planned this week",
  emptyHint: "Plan one on a customer's page; superiors plan on the desk.",
  status: { planned: "To visit", done: "Done", delayed: "Put off", cancelled: "Cancelled", missed: "Missed" },
};
