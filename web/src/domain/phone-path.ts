// Where the phone shows what a notification of the desk leads to.

const PAGES: readonly [RegExp, string][] = [
  [/^\/customers\/(\d+)/, "/m/customers/$1"],
  [/^\/attention\?scope=mine/, "/m/attention"],
  [/^\/attention\b/, "/m/attention?scope=people"],
  [/^\/lost-customers\b/, "/m/attention?show=lost"],
  [/^\/customers\b(\?.*)?/, "/m/customers$1"],
  [/^\/leads\/(\d+)/, "/m/leads/$1"],
  [/^\/leads\b(\?.*)?/, "/m/leads$1"],
  [/^\/tasks\/(\d+)/, "/m/tasks/$1"],
  [/^\/tasks\b/, "/m/tasks"],
  [/^\/risks\/(\d+)/, "/m/risks/$1"],
  [/^\/risks\b(\?.*)?/, "/m/risks$1"],
  [/^\/pools\/(\d+)/, "/m/pools?pool=$1"],
  [/^\/pools\b/, "/m/pools"],
  [/^\/targets\b/, "/m/targets"],
  [/^\/(what-it-takes|attainment)\b/, "/m/results"],
  [/^\/reception\/entries\/(\d+)/, "/m/reception?entry=$1"],
  [/^\/coverage\/(\d+)/, "/m/coverage?member=$1"],
  [/^\/coverage\b/, "/m/coverage"],
  [/^\/leaderboard\b(\?.*)?$/, "/m/leaderboard$1"],
  [/^\/dashboards\/(\d+)/, "/m/dashboards/$1"],
  [/^\/dashboards\b/, "/m/dashboards"],
  [/^\/deals\/(\d+)/, "/m/deals/$1"],
  [/^\/deal-health\b/, "/m/deals"],
  [/^\/forecast(\?.*)?$/, "/m/forecast$1"],
  [/^\/cockpit\b(\?.*)?/, "/m/cockpit$1"],
  [/^\/gaps\b(\?.*)?/, "/m/gaps$1"],
  [/^\/remedies\/(\d+)/, "/m/remedies/$1"],
  [/^\/remedies\b/, "/m/remedies"],
  [/^\/plan-reviews\/(\d+)/, "/m/plan-reviews/$1"],
  [/^\/plan-reviews\b(\?.*)?/, "/m/plan-reviews$1"],
  [/^\/reports\/mine\b(\?.*)?/, "/m/reports$1"],
  [/^\/reports\/(\d+)/, "/m/reports/$1"],
  [/^\/reports\/team\b(\?.*)?/, "/m/reports/team$1"],
  [/^\/plans\/mine\b(\?.*)?/, "/m/plans$1"],
  [/^\/plans\/handed-in\b(\?.*)?/, "/m/plans/team$1"],
  [/^\/plans\/(\d+)/, "/m/plans/$1"],
  [/^\/visits\/calendar\b/, "/m/visits/plans"],
  [/^\/leave\b/, "/m/leave"],
  [/^\/m(\/|$)/, "$&"],
];

/** The page of the phone, or null when only the desk has one. */
export function phonePath(path: string): string | null {
  for (const [pattern, page] of PAGES) {
    const found = pattern.exec(path);
    if (found) return page === "$&" ? path : page.replace("$1", found[1] ?? "");
  }
  return null;
}
