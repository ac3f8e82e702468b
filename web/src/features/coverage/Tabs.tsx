// The pages of coverage cards, side by side.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { Link } from "@/ui/nav";
import "@/styles/reception.css";

const TABS = [
  { at: "list", to: "/coverage", permission: "coverage.read" },
  { at: "report", to: "/coverage/report", permission: "coverage.read" },
  { at: "findings", to: "/coverage-findings", permission: "coverage.read" },
  { at: "setup", to: "/coverage/setup", permission: "coverage_setup.manage" },
] as const;

export function Tabs({ at }: { at: (typeof TABS)[number]["at"] }) {
  const { t } = useTranslation("coverageDesk");
  const { t: tv } = useTranslation("coverage");
  const { data: me } = useMe();
  return (
    <nav className="yd-desk-tabs" aria-label={tv("title")}>
      {TABS.filter((tab) => may(me?.permissions, tab.permission)).map((tab) => (
        <Link key={tab.at} to={tab.to} aria-current={tab.at === at ? "page" : undefined}>
          {t(tab.at)}
        </Link>
      ))}
    </nav>
  );
}
