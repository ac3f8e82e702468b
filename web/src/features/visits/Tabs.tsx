// The pages of visits, side by side.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { Link } from "@/ui/nav";
import "@/styles/reception.css";

const TABS = [
  { at: "visits", to: "/visits", permission: "visit.read" },
  { at: "calendar", to: "/visits/calendar", permission: "visit.read" },
  { at: "due", to: "/visits/due", permission: "visit.read" },
  { at: "proposals", to: "/visits/proposals", permission: "customer.edit" },
  { at: "plans", to: "/visit-plans", permission: "visit.read" },
  { at: "setup", to: "/settings/visits", permission: "visit_setup.manage" },
] as const;

export function Tabs({ at }: { at: (typeof TABS)[number]["at"] }) {
  const { t } = useTranslation("visitDesk");
  const { data: me } = useMe();
  return (
    <nav className="yd-desk-tabs" aria-label={t("title")}>
      {TABS.filter((tab) => may(me?.permissions, tab.permission)).map((tab) => (
        <Link key={tab.at} to={tab.to} aria-current={tab.at === at ? "page" : undefined}>
          {t(tab.at)}
        </Link>
      ))}
    </nav>
  );
}
