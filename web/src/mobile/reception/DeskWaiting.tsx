// For the desk on a phone: who waits, for how long; call again, or the next of the rota.
import { ActionSheet, Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Line, useDesk, useReceptionVerbs } from "@/api/reception";
import { minutesSince } from "@/domain/dates";
import { say } from "@/mobile/reception/say";

const WHY = ["silent", "receiving", "absent"] as const;

export function DeskWaiting() {
  const { t } = useTranslation("reception");
  const { data: desk } = useDesk();
  const { call, pass } = useReceptionVerbs();
  const [passing, setPassing] = useState<Line | null>(null);
  if (!desk?.registers) return null;
  const called = (name: string | undefined) =>
    Toast.show({ icon: "success", content: t("done", { name: name ?? "" }) });
  const next = (why: string) => {
    if (passing)
      pass.mutate(
        { id: passing.id, reason: why, member_id: null },
        { onSuccess: (entry) => called(entry.member?.label), onError: say },
      );
    setPassing(null);
  };
  return (
    <section className="ph-panel" aria-label={t("waitingHere")}>
      <h2>{t("waitingHere")}</h2>
      {desk.waiting.length === 0 && <p className="yd-faint">{t("waitingHereNone")}</p>}
      <ul className="ph-rows">
        {desk.waiting.map((line) => (
          <li key={line.id}>
            <div className="ph-row">
              <span>
                <strong>{line.company || line.name || line.phone}</strong>
                <small>
                  {line.member?.label} ·{" "}
                  <span className={minutesSince(line.at) >= desk.policy.wait_minutes ? "yd-risk" : undefined}>
                    {t("waited", { count: minutesSince(line.at) })}
                  </span>
                </small>
              </span>
              <span style={{ display: "flex", flexDirection: "row", gap: 8, flex: "none" }}>
                <Button
                  size="small"
                  style={{ minHeight: 44 }}
                  onClick={() => call.mutate(line.id, { onSuccess: () => called(line.member?.label), onError: say })}
                >
                  {t("again")}
                </Button>
                {line.returnable && (
                  <Button size="small" style={{ minHeight: 44 }} onClick={() => setPassing(line)}>
                    {t("passOn")}
                  </Button>
                )}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <ActionSheet
        visible={passing !== null}
        extra={t("passWhy", { name: passing?.member?.label ?? "" })}
        cancelText={t("phoneCancel")}
        actions={WHY.map((key) => ({ key, text: t(`skipWhy.${key}`), onClick: () => next(t(`skipWhy.${key}`)) }))}
        onClose={() => setPassing(null)}
      />
    </section>
  );
}
