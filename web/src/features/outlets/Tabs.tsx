// The pages of outlets, side by side.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { Link } from "@/ui/nav";
import "@/styles/reception.css";
import "@/styles/outlets.css";

const TABS = [
  { at: "stocks", to: "/outlets/stocks", permission: "outlet.read" },
  { at: "entries", to: "/outlets/entries", permission: "outlet.read" },
  { at: "distribution", to: "/outlets/distribution", permission: "outlet.read" },
  { at: "rivals", to: "/outlets/competitors", permission: "outlet.read" },
  { at: "records", to: "/competitor-records", permission: "outlet.read" },
  { at: "setup", to: "/outlets/setup", permission: "outlet_setup.manage" },
] as const;

export function Tabs({ at }: { at: (typeof TABS)[number]["at"] }) {
  const { t } = useTranslation("outlets");
  const { data: me } = useMe();
  return (
    <nav className="yd-desk-tabs" aria-label={t("title")}>
      {TABS.filter((tab) => may(me?.permissions, tab.permission)).map((tab) => (
        <Link key={tab.at} to={tab.to} aria-current={tab.at === at ? "page" : undefined}>
          {t(`tab.${tab.at}`)}
        </Link>
      ))}
    </nav>
  );
}
