// Receptions as short lines, each leading to its page.
import { useTranslation } from "react-i18next";
import type { Line } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

const COLORS = { waiting: "gold", accepted: "green", returned: "red", done: "grey" } as const;

export function Recent({ text, lines }: { text: string; lines: Line[] }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  return (
    <section className="yd-panel" aria-label={text}>
      <h2>{text}</h2>
      {lines.length === 0 && <p className="yd-faint">{t("recentNone")}</p>}
      <ul className="yd-desk-list">
        {lines.map((line) => (
          <li key={line.id}>
            <time className="yd-faint" dateTime={line.at}>
              {formatMoment(line.at, language)}
            </time>
            <span>{t(line.kind)}</span>
            <Link to={`/reception/entries/${line.id}`}>
              {[line.company, line.name, line.phone].filter(Boolean).join(" · ")}
            </Link>
            <span>{line.member?.label}</span>
            <Tag color={COLORS[line.state]}>{t(`states.${line.state}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
