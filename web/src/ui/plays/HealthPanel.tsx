// How a deal stands: score, each signal with the figures behind it, and how that changed from day to day.
import { useTranslation } from "react-i18next";
import { type HealthPanel as Health, useDealHealth } from "@/api/plays";
import { formatDay } from "@/domain/dates";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { LEVEL_COLORS, useSaid } from "@/ui/plays/useSaid";
import { PageError } from "@/ui/state/PageError";
import "@/styles/plays.css";

export function HealthPanel({ id }: { id: number }) {
  const found = useDealHealth(id);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || found.data.level === null) return null;
  return <Shown health={found.data} />;
}

function Shown({ health }: { health: Health }) {
  const { t } = useTranslation("plays");
  const { language } = useLanguage();
  const say = useSaid();
  const { level, score, signals, history } = health;
  if (level === null) return null;
  return (
    <section className="yd-health" aria-label={t("health")}>
      <div className="yd-health-head">
        <Tag color={LEVEL_COLORS[level]}>
          {t("health")} · {t(`level.${level}`)} · {t("score", { score: score ?? 0 })}
        </Tag>
        {signals.length === 0 && <span className="yd-muted">{t("noSignal")}</span>}
      </div>
      {signals.length > 0 && (
        <ul className="yd-health-signals">
          {signals.map((one) => (
            <li key={one.kind}>
              <strong>{t(`kind.${one.kind}`)}</strong>
              <span>{say(one)}</span>
              <span className="yd-num" title={t("sinceDay", { day: formatDay(one.since, language) })}>
                {t("minus", { weight: one.weight })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {history.length > 1 && (
        <details>
          <summary>{t("history")}</summary>
          <ul className="yd-health-signals">
            {history.map((one) => (
              <li key={one.day}>
                <span>{formatDay(one.day, language)}</span>
                <span>{one.kinds.map((kind) => t(`kind.${kind}`)).join(" · ") || t("noSignal")}</span>
                <span className="yd-num">{t("score", { score: one.score })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
