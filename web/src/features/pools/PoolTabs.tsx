// The pages about all pools, side by side.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { Link } from "@/ui/nav";

const TABS = [
  { at: "pools", to: "/pools", text: "title", permission: "pool.read" },
  { at: "recycling", to: "/pools/recycling", text: "recycling", permission: "pool.read" },
  { at: "moves", to: "/pools/moves", text: "moves", permission: "pool.read" },
  { at: "economics", to: "/pools/economics", text: "economics", permission: "pool.export" },
] as const;

export function PoolTabs({ at }: { at: (typeof TABS)[number]["at"] }) {
  const { t } = useTranslation("pools");
  const { data: me } = useMe();
  return (
    <nav className="yd-pool-tabs" aria-label={t("title")}>
      {TABS.filter((tab) => may(me?.permissions, tab.permission)).map((tab) => (
        <Link key={tab.at} to={tab.to} aria-current={tab.at === at ? "page" : undefined}>
          {t(tab.text)}
        </Link>
      ))}
    </nav>
  );
}
