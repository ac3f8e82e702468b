// Whether the visitor is known anywhere in the company: by whom, never what.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Found, Judged } from "@/api/reception";
import { Tag } from "@/ui/figure/Tag";

export interface KnownListProps {
  items: Found[] | undefined;
  judged: Judged | undefined;
  chosen: string;
  onChoose: (token: string) => void;
}

type Rule = "customer" | "first_contact" | "new" | "expired" | "no_evidence" | "nobodys";

export function KnownList({ items, judged, chosen, onChoose }: KnownListProps) {
  const { t } = useTranslation("reception");
  if (!items || !judged) return null;
  if (items.length === 0) return <p role="status">{t("knownNone")}</p>;
  return (
    <div>
      <strong>{t("known")}</strong>
      <ul className="yd-desk-list" aria-label={t("known")}>
        {items.map((one) => (
          <li key={`${one.kind}/${one.name}/${one.token.slice(0, 12)}`}>
            <Tag color="blue">{t(`kinds.${one.kind}`)}</Tag>
            <span>{[one.name, one.company].filter(Boolean).join(" · ")}</span>
            <span className="yd-faint">
              {one.owner ? t("repIs", { name: one.owner.label }) : t("nobodys")} · {one.team}
            </span>
            {one.sure ? (
              <Tag color="green">{t("sure")}</Tag>
            ) : (
              <Button
                size="small"
                type={chosen === one.token ? "primary" : "default"}
                aria-pressed={chosen === one.token}
                onClick={() => onChoose(chosen === one.token ? "" : one.token)}
              >
                {t(chosen === one.token ? "chosen" : "isIt")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="status">
        {t(`rules.${judged.code as Rule}`)}
        {judged.member && ` · ${t("belongs", { name: judged.member.label })}`}
        {judged.away && <span className="yd-risk"> {t("away")}</span>}
      </p>
    </div>
  );
}
