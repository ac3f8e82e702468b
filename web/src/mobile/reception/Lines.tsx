// Receptions of a rep: receive, or give the turn back.
import { Button } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { type Line, useReceptionVerbs } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { say } from "@/mobile/reception/say";
import { useLanguage } from "@/ui/language";

export function Lines({ lines, onReturn }: { lines: Line[]; onReturn: (id: number) => void }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  const { accept } = useReceptionVerbs();
  return (
    <ul className="ph-rows">
      {lines.map((line) => (
        <li key={line.id}>
          <div className="ph-row">
            <span>
              <strong>{line.company || line.name || line.phone}</strong>
              <small>
                {[t(line.kind), formatMoment(line.at, language), line.phone, t(`states.${line.state}`)]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            <span style={{ display: "flex", flexDirection: "row", gap: 8, flex: "none" }}>
              {line.state === "waiting" && (
                <Button
                  size="small"
                  color="primary"
                  style={{ minHeight: 44 }}
                  loading={accept.isPending}
                  onClick={() => accept.mutate(line.id, { onError: say })}
                >
                  {t("accept")}
                </Button>
              )}
              {line.returnable && (
                <Button size="small" style={{ minHeight: 44 }} onClick={() => onReturn(line.id)}>
                  {t("giveBack")}
                </Button>
              )}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
