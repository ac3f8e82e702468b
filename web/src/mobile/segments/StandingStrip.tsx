// Under a customer's name on the phone: what is the matter with it in days, lost with the reason, won back.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Standing, useStanding, useStandingVerbs } from "@/api/segments";
import { dayOf, formatDay } from "@/domain/dates";
import { Sheet } from "@/mobile/record/Sheet";
import { BackSheet, LoseSheet } from "@/mobile/segments/LoseSheet";
import { useLanguage } from "@/ui/language";

export function StandingStrip({ id }: { id: number }) {
  const { data } = useStanding(id);
  return data ? <Strip id={id} standing={data} /> : null;
}

function Strip({ id, standing }: { id: number; standing: Standing }) {
  const { t } = useTranslation("segments");
  const [asking, setAsking] = useState<"lose" | "back" | null>(null);
  const { lose, back } = useStandingVerbs(id);
  const close = () => setAsking(null);
  const done = {
    onSuccess: () => {
      close();
      Toast.show({ icon: "success" as const, content: t("line.done") });
    },
    onError: (error: unknown) => void Toast.show({ content: asApiError(error).message, duration: 4000 }),
  };
  const { lost, can_edit, warning, visit_days } = standing;
  const quiet = !lost && !warning && (visit_days === null || visit_days > 7);
  if (quiet && !can_edit) return null;
  return (
    <section className="ph-panel">
      <Said standing={standing} />
      {can_edit && (
        <div className="ph-chips" style={{ marginBottom: 0 }}>
          {(!lost || !standing.lost_reason) && (
            <button type="button" onClick={() => setAsking("lose")}>
              {t(lost ? "line.giveReason" : "line.lose")}
            </button>
          )}
          {lost && (
            <Button color="primary" style={{ minHeight: 44 }} onClick={() => setAsking("back")}>
              {t("line.back")}
            </Button>
          )}
        </div>
      )}
      <Sheet open={asking !== null} onClose={close}>
        {asking === "lose" && <LoseSheet busy={lose.isPending} onDone={(said) => lose.mutate(said, done)} />}
        {asking === "back" && <BackSheet busy={back.isPending} onDone={(note) => back.mutate(note, done)} />}
      </Sheet>
    </section>
  );
}

function Said({ standing }: { standing: Standing }) {
  const { t } = useTranslation("segments");
  const { language } = useLanguage();
  const { warning, visit_days, bought_days, silent_days } = standing;
  const every = (value: number | null) => Math.round(value ?? 0);
  const lines: string[] = [];
  if (standing.lost)
    lines.push(
      t("line.lost", {
        day: standing.lost_at ? formatDay(dayOf(new Date(standing.lost_at)), language) : "",
        reason: [standing.lost_reason || t("lost.noReason"), standing.competitor].filter(Boolean).join(" · "),
      }),
    );
  if (visit_days !== null && visit_days < 0) lines.push(t("why.visit", { days: -visit_days }));
  if ((warning === "buying" || warning === "both") && bought_days !== null)
    lines.push(t("why.buying", { days: bought_days, every: every(standing.buy_expected) }));
  if ((warning === "contact" || warning === "both") && silent_days !== null)
    lines.push(t("why.contact", { days: silent_days, every: every(standing.contact_expected) }));
  const silent = [bought_days, silent_days].filter((one) => one !== null);
  if (warning === "dormant" && silent.length > 0) lines.push(t("why.dormant", { days: Math.min(...silent) }));
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="yd-risk">
          {line}
        </p>
      ))}
      {visit_days !== null && visit_days >= 0 && visit_days <= 7 && (
        <p className="yd-muted">{t("line.visitIn", { count: visit_days, every: standing.visit_every ?? 0 })}</p>
      )}
    </>
  );
}
