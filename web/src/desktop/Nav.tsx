// The navigation: a rail at the left of the desk, a drawer at phone width.
import { useTranslation } from "react-i18next";
import { isHere, navGroups } from "@/desktop/nav";
import type { Permissions } from "@/domain/permissions";
import { Mark } from "@/ui/Mark";
import { Link, usePath } from "@/ui/nav";

export function Nav({ permissions, company, onGo }: { permissions: Permissions; company: string; onGo?: () => void }) {
  const { t } = useTranslation("shell");
  const { t: tc } = useTranslation();
  const path = usePath();
  return (
    <nav className="yd-nav" aria-label={t("nav.label")}>
      <div className="yd-brand">
        <Mark />
        <span>
          <strong>{tc("product")}</strong>
          <small title={company}>{company}</small>
        </span>
      </div>
      {navGroups(permissions).map((group) => (
        <div key={group.text ?? "first"}>
          {group.text && <h2>{t(`nav.${group.text}`)}</h2>}
          <ul>
            {group.entries.map(({ path: to, text, icon: Icon }) => (
              <li key={to}>
                <Link to={to} aria-current={isHere(to, path) ? "page" : undefined} onClick={onGo}>
                  <Icon />
                  {t(`nav.${text}`)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
