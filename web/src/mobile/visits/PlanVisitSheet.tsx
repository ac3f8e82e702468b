// A visit planned at a customer: day, time, purpose. It needs a network, and says so.
import "@/styles/phone-forms.css";
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, formatDay, today } from "@/domain/dates";
import { usePlanAct } from "@/mobile/visits/usePlanAct";
import { PURPOSES, type Purpose } from "@/offline/types";
import { useLanguage } from "@/ui/language";
import { useOnline } from "@/ui/state/useOnline";
import { nextMonday } from "@/ui/task/words";

export interface PlanVisitSheetProps {
  customer: number;
  name: string;
  onDone: () => void;
}

export function PlanVisitSheet({ customer, name, onDone }: PlanVisitSheetProps) {
  const { t } = useTranslation("visitPlans");
  const { t: tv } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const online = useOnline();
  const now = today();
  const days = { today: now, tomorrow: addDays(now, 1), nextMonday: nextMonday(now) } as const;
  const [day, setDay] = useState<string>(days.tomorrow);
  const [time, setTime] = useState("");
  const [purpose, setPurpose] = useState<Purpose>("serve");
  const act = usePlanAct("/visits/plans");
  const send = () =>
    act.mutate(
      { plans: [{ customer_id: customer, day, time: time || null, purpose }] },
      {
        onSuccess: () => {
          Toast.show({ icon: "success", content: t("made", { day: formatDay(day, language) }) });
          onDone();
        },
      },
    );
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (online && day) send();
      }}
    >
      <strong>{t("planAt", { name })}</strong>
      <div className="ph-chips">
        {(Object.keys(days) as (keyof typeof days)[]).map((one) => (
          <button key={one} type="button" aria-pressed={day === days[one]} onClick={() => setDay(days[one])}>
            {t(one)}
          </button>
        ))}
      </div>
      <label>
        {t("day")}
        <input type="date" min={now} value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <label>
        <span>
          {t("time")} <small className="yd-faint">{t("timeHint")}</small>
        </span>
        <input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
      </label>
      <fieldset className="ph-chips" aria-label={tv("purpose.label")}>
        {PURPOSES.map((one) => (
          <button key={one} type="button" aria-pressed={one === purpose} onClick={() => setPurpose(one)}>
            {tv(`purpose.${one}`)}
          </button>
        ))}
      </fieldset>
      {act.isError && (
        <p className="ph-alert" role="alert">
          {act.error.message}
        </p>
      )}
      {!online && (
        <p className="ph-alert" role="status">
          {t("offline")}
        </p>
      )}
      <Button block color="primary" size="large" type="submit" loading={act.isPending} disabled={!online || !day}>
        {t("plan")}
      </Button>
    </form>
  );
}
