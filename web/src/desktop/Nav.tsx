// The navigation: a rail at the left of the desk, a drawer at phone width. Groups fold, and stay as they were left.
import { DownOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepFolds, readFolds } from "@/desktop/folded";
import { entryOf, type NavGroup, opensAtFirst, railGroups } from "@/desktop/nav";
import type { Permissions } from "@/domain/permissions";
import { Mark } from "@/ui/Mark";
import { Link, usePath } from "@/ui/nav";

export function Nav({ permissions, company, onGo }: { permissions: Permissions; company: string; onGo?: () => void }) {
  const { t } = useTranslation("shell");
  const { t: tc } = useTranslation();
  const [folds, setFolds] = useState(readFolds);
  const groups = railGroups(permissions);
  const here = entryOf(groups, usePath());
  // The drawer of a narrow window has room for what is near only.
  const near = (group: NavGroup) => group.text === "groupToday" || group.entries.some((one) => one.path === here);
  const isOpen = (group: NavGroup) => folds[group.text] ?? (onGo ? near(group) : opensAtFirst(group, permissions));
  function fold(group: NavGroup) {
    const next = { ...folds, [group.text]: !isOpen(group) };
    setFolds(next);
    keepFolds(next);
  }
  return (
    <nav className="yd-nav" aria-label={t("nav.label")}>
      <div className="yd-brand">
        <Mark />
        <span>
          <strong>{tc("product")}</strong>
          <small title={company}>{company}</small>
        </span>
      </div>
      {groups.map((group) => {
        const { text, icon: Icon, entries } = group;
        const open = isOpen(group);
        // A closed group still shows where one is.
        const shown = open ? entries : entries.filter((entry) => entry.path === here);
        return (
          <div key={text}>
            <h2>
              <button type="button" aria-expanded={open} onClick={() => fold(group)}>
                <Icon />
                {t(`nav.${text}`)}
                <DownOutlined className="yd-nav-fold" />
              </button>
            </h2>
            <ul>
              {shown.map((entry) => (
                <li key={entry.path}>
                  <Link to={entry.path} aria-current={entry.path === here ? "page" : undefined} onClick={onGo}>
                    {t(`nav.${entry.text}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
