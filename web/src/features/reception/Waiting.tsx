// Who waits at the desk and for how long; call again, or the next one when nobody comes.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { firstOf, type Line, useReceptionVerbs } from "@/api/reception";
import { minutesSince } from "@/domain/dates";
import { PassDialog } from "@/features/reception/PassDialog";
import { Link } from "@/ui/nav";

export function Waiting({ lines, patience }: { lines: Line[]; patience: number }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { call } = useReceptionVerbs();
  const [passing, setPassing] = useState<Line | null>(null);
  return (
    <section className="yd-panel" aria-label={t("waitingHere")}>
      <h2>{t("waitingHere")}</h2>
      {lines.length === 0 && <p className="yd-faint">{t("waitingHereNone")}</p>}
      <ul className="yd-desk-line">
        {lines.map((line) => {
          const waited = minutesSince(line.at);
          return (
            <li key={line.id}>
              <Link to={`/reception/entries/${line.id}`}>
                {[line.company, line.name].filter(Boolean).join(" · ") || line.phone}
              </Link>
              <span>{line.member?.label}</span>
              <span className={waited >= patience ? "yd-risk" : "yd-faint"}>{t("waited", { count: waited })}</span>
              <span className="yd-grow" />
              <Button
                size="small"
                loading={call.isPending && call.variables === line.id}
                onClick={() =>
                  call.mutate(line.id, {
                    onSuccess: () => void message.success(t("done", { name: line.member?.label ?? "" })),
                    onError: (error) => void message.error(firstOf(error)),
                  })
                }
              >
                {t("again")}
              </Button>
              <Button size="small" onClick={() => setPassing(line)}>
                {t("passOn")}
              </Button>
            </li>
          );
        })}
      </ul>
      {passing && <PassDialog line={passing} onDone={() => setPassing(null)} />}
    </section>
  );
}
