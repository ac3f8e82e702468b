// A planned visit put off to another day or cancelled, with the reason. It needs a network, and says so.
import "@/styles/phone-forms.css";
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, formatDay, today } from "@/domain/dates";
import { usePlanAct } from "@/mobile/visits/usePlanAct";
import { useLanguage } from "@/ui/language";
import { useOnline } from "@/ui/state/useOnline";

export interface ChangeSheetProps {
  plan: number;
  name: string;
  /** The day that it is on. */
  day: string;
  onDone: () => void;
}

export function ChangeSheet({ plan, name, day: from, onDone }: ChangeSheetProps) {
  const { t } = useTranslation("visitPlans");
  const { language } = useLanguage();
  const online = useOnline();
  const place = `yd.draft.visitplan.${plan}`;
  const [what, setWhat] = useState<"delay" | "cancel">("delay");
  const [day, setDay] = useState(addDays(from > today() ? from : today(), 1));
  const [reason, setReason] = useState(() => localStorage.getItem(place) ?? "");
  const act = usePlanAct(`/visits/plans/${what}`);
  const write = (text: string) => {
    localStorage.setItem(place, text);
    setReason(text);
  };
  const ready = online && reason.trim() !== "" && (what === "cancel" || day !== "");
  const send = () =>
    act.mutate(
      { ids: [plan], reason: reason.trim(), ...(what === "delay" && { day }) },
      {
        onSuccess: () => {
          localStorage.removeItem(place);
          const said = what === "delay" ? t("moved", { day: formatDay(day, language) }) : t("cancelled");
          Toast.show({ icon: "success", content: said });
          onDone();
        },
      },
    );
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send();
      }}
    >
      <strong>{t("changeOf", { name })}</strong>
      <div className="ph-chips">
        {(["delay", "cancel"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === what} onClick={() => setWhat(one)}>
            {t(one)}
          </button>
        ))}
      </div>
      {what === "delay" && (
        <label>
          {t("day")}
          <input type="date" min={today()} value={day} onChange={(event) => setDay(event.target.value)} />
        </label>
      )}
      <label>
        {t("reason")}
        <textarea maxLength={200} value={reason} onChange={(event) => write(event.target.value)} />
      </label>
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
      <Button block color="primary" size="large" type="submit" loading={act.isPending} disabled={!ready}>
        {t(what)}
      </Button>
    </form>
  );
}
