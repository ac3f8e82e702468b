// The pages around reports, side by side.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { allRoutes } from "@/ui/module";
import { Link } from "@/ui/nav";
import "@/styles/reception.css";

const TABS = [
  { at: "mine", to: "/reports/mine", permission: "report.edit" },
  { at: "plan", to: "/plans/mine", permission: "report.edit" },
  { at: "team", to: "/reports/team", permission: "report.read" },
  { at: "execution", to: "/plans/execution", permission: "report.read" },
  { at: "handed", to: "/plans/handed-in", permission: "report.lead" },
  { at: "all", to: "/reports", permission: "report.read" },
  { at: "setup", to: "/settings/reports", permission: "report_setup.manage" },
] as const;

export function Tabs({ at }: { at: (typeof TABS)[number]["at"] }) {
  const { t } = useTranslation("reports");
  const { data: me } = useMe();
  const known = new Set(allRoutes().map((one) => one.path));
  return (
    <nav className="yd-desk-tabs yd-no-print" aria-label={t("tabs.label")}>
      {TABS.filter((tab) => known.has(tab.to) && may(me?.permissions, tab.permission)).map((tab) => (
        <Link key={tab.at} to={tab.to} aria-current={tab.at === at ? "page" : undefined}>
          {t(`tabs.${tab.at}`)}
        </Link>
      ))}
    </nav>
  );
}
