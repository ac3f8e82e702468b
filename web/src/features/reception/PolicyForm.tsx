// How visitors are attributed.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { firstOf, type Policy, RECEPTION } from "@/api/reception";

export function PolicyForm({ policy }: { policy: Policy }) {
  const { t } = useTranslation("reception");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [draft, setDraft] = useState(policy);
  const set = (change: Partial<Policy>) => setDraft((known) => ({ ...known, ...change }));
  const save = useMutation({
    mutationFn: () => api.put<Policy>("/reception/policy", draft),
    onSuccess: () => {
      void message.success(t("setup.saved"));
      return client.invalidateQueries({ queryKey: RECEPTION });
    },
    onError: (error) => void message.error(firstOf(error)),
  });
  return (
    <section className="yd-panel yd-stack" aria-label={t("setup.policy")}>
      <h2>{t("setup.policy")}</h2>
      <div>
        <span className="yd-faint">{t("setup.validDays")}</span>{" "}
        <InputNumber
          aria-label={t("setup.validDays")}
          min={1}
          max={3650}
          precision={0}
          value={draft.valid_days}
          onChange={(valid_days) => set({ valid_days })}
        />
      </div>
      <Checkbox checked={draft.evidence} onChange={(event) => set({ evidence: event.target.checked })}>
        {t("setup.evidence")}
      </Checkbox>
      <Checkbox checked={draft.customers_stay} onChange={(event) => set({ customers_stay: event.target.checked })}>
        {t("setup.stay")}
      </Checkbox>
      <div>
        <span className="yd-faint">{t("setup.busyMinutes")}</span>{" "}
        <InputNumber
          aria-label={t("setup.busyMinutes")}
          min={1}
          max={720}
          precision={0}
          value={draft.busy_minutes}
          onChange={(minutes) => set({ busy_minutes: minutes ?? policy.busy_minutes })}
        />
      </div>
      <div>
        <span className="yd-faint">{t("setup.waitMinutes")}</span>{" "}
        <InputNumber
          aria-label={t("setup.waitMinutes")}
          min={1}
          max={120}
          precision={0}
          value={draft.wait_minutes}
          onChange={(minutes) => set({ wait_minutes: minutes ?? policy.wait_minutes })}
        />
      </div>
      <div>
        <span className="yd-faint">{t("setup.returnDays")}</span>{" "}
        <InputNumber
          aria-label={t("setup.returnDays")}
          min={1}
          max={365}
          precision={0}
          value={draft.return_days}
          onChange={(return_days) => set({ return_days })}
        />
      </div>
      <Button style={{ alignSelf: "start" }} loading={save.isPending} onClick={() => save.mutate()}>
        {tc("save")}
      </Button>
    </section>
  );
}
