// After it went over: what moved, what stayed and why, and how far telling the customers has got.
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { Handover } from "@/api/handovers";
import { useLanguage } from "@/ui/language";

const SHOWN = ["moved", "back", "changed", "stayed"] as const;

export function OutcomePanel({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { label } = useLanguage();
  if (page.done_at === null) return null;
  const names = Object.fromEntries(page.parts.map((part) => [part.kind, label(part.label)]));
  const lines = SHOWN.map((state) => ({
    state,
    text: Object.entries(page.result[state] ?? {})
      .map(([kind, count]) => `${names[kind] ?? kind} ${count}`)
      .join(" · "),
  })).filter((line) => line.text);
  const told = page.parts.filter((part) => part.assigned > 0 && page.checklist.length > 0);
  return (
    <section className="yd-panel yd-stack" aria-label={t("result")}>
      <h2>{t("result")}</h2>
      <dl className="yd-handover-outcome">
        {lines.map((line) => (
          <div key={line.state}>
            <dt className="yd-faint">{t(`outcome.${line.state}`)}</dt>
            <dd>{line.text}</dd>
          </div>
        ))}
        {page.status === "done" &&
          told.map((part) => (
            <div key={part.kind}>
              <dt className="yd-faint">{t("checksDone", { kind: label(part.label) })}</dt>
              <dd>
                <Progress
                  size="small"
                  percent={Math.floor((part.checked / part.assigned) * 100)}
                  format={() => `${part.checked} / ${part.assigned}`}
                  aria-label={t("checksDone", { kind: label(part.label) })}
                />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
