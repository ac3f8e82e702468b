// At a stop of the day: put it off or cancel it instead of checking in.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Sheet } from "@/mobile/record/Sheet";
import { ChangeSheet } from "@/mobile/visits/ChangeSheet";
import { useGo } from "@/ui/nav";

export function StopChange({ plan, name, day }: { plan: number; name: string; day: string }) {
  const { t } = useTranslation("visitPlans");
  const go = useGo();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button block fill="none" onClick={() => setOpen(true)}>
        {t("delay")} / {t("cancel")}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)}>
        <ChangeSheet plan={plan} name={name} day={day} onDone={() => go("/m/visits", { replace: true })} />
      </Sheet>
    </>
  );
}
