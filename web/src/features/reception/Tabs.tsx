// The pages of the reception desk, side by side.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { Link } from "@/ui/nav";
import "@/styles/reception.css";

const TABS = [
  { at: "title", to: "/reception", permission: "reception.read" },
  { at: "entries", to: "/reception/entries", permission: "reception.read" },
  { at: "totals", to: "/reception/totals", permission: "reception.read" },
  { at: "deviations", to: "/reception/deviations", permission: "reception.read" },
  { at: "cases", to: "/reception/cases", permission: "reception.read" },
  { at: "rotas", to: "/reception/rotas", permission: "reception.manage" },
] as const;

export function Tabs({ at }: { at: (typeof TABS)[number]["at"] }) {
  const { t } = useTranslation("reception");
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
