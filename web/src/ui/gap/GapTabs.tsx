// The pages around gaps, side by side.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { allRoutes } from "@/ui/module";
import { Link } from "@/ui/nav";
import "@/styles/reception.css";

const TABS = [
  { at: "title", to: "/gaps", permission: "remedy.read" },
  { at: "remedies", to: "/remedies", permission: "remedy.read" },
  { at: "reviews", to: "/plan-reviews", permission: "plan_review.read" },
  { at: "risks", to: "/risks", permission: "risk.read" },
] as const;

export function GapTabs({ at }: { at: (typeof TABS)[number]["at"] }) {
  const { t } = useTranslation("gap");
  const { data: me } = useMe();
  const known = new Set(allRoutes().map((one) => one.path));
  return (
    <nav className="yd-desk-tabs" aria-label={t("tabs")}>
      {TABS.filter((tab) => known.has(tab.to) && may(me?.permissions, tab.permission)).map((tab) => (
        <Link key={tab.at} to={tab.to} aria-current={tab.at === at ? "page" : undefined}>
          {t(tab.at)}
        </Link>
      ))}
    </nav>
  );
}
