// Settings of the forecast: for which periods people submit, and what the figures are worked out from.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, InputNumber, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { OUTLOOK } from "@/api/outlook";
import { Tabs } from "@/features/forecast/Tabs";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Setup {
  version: number;
  cadence: "month" | "quarter";
  rates: "history" | "configured";
  window: number;
  stale_days: number;
}
const KEY = [...OUTLOOK, "setup"];

export function Page() {
  const { t } = useTranslation("forecastDesk");
  const found = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Setup>("/outlook/setup", undefined, signal),
  });
  return (
    <div className="yd-page yd-stack">
      <header className="yd-toolbar">
        <h1>{t("setupTitle")}</h1>
        <Tabs at="setup" />
      </header>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={4} />}
      {found.isSuccess && <Form key={found.data.version} known={found.data} />}
    </div>
  );
}

function Form({ known }: { known: Setup }) {
  const { t } = useTranslation("forecastDesk");
  const { t: tf } = useTranslation("forecast");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [draft, setDraft] = useState(known);
  const set = (change: Partial<Setup>) => setDraft((last) => ({ ...last, ...change }));
  const onError = (error: unknown) => void message.error(asApiError(error).message, 6);
  const save = useMutation({
    mutationFn: () => api.put<Setup>("/outlook/setup", draft),
    onSuccess: () => {
      void message.success(tf("saved"));
      void client.invalidateQueries({ queryKey: OUTLOOK });
    },
    onError,
  });
  const run = useMutation({
    mutationFn: () => api.post("/outlook/run", {}),
    onSuccess: () => void message.success(t("running")),
    onError,
  });
  return (
    <section className="yd-panel yd-stack">
      <div className="yd-toolbar">
        <span>{t("cadenceLabel")}</span>
        <Segmented
          aria-label={t("cadenceLabel")}
          value={draft.cadence}
          options={(["month", "quarter"] as const).map((value) => ({ value, label: t(`cadenceOf.${value}`) }))}
          onChange={(cadence) => set({ cadence })}
        />
      </div>
      <div className="yd-toolbar">
        <span>{t("ratesLabel")}</span>
        <Segmented
          aria-label={t("ratesLabel")}
          value={draft.rates}
          options={(["history", "configured"] as const).map((value) => ({ value, label: t(`ratesOf.${value}`) }))}
          onChange={(rates) => set({ rates })}
        />
      </div>
      <div className="yd-toolbar">
        <span>{t("window")}</span>
        <InputNumber
          aria-label={t("window")}
          min={30}
          max={1000}
          precision={0}
          value={draft.window}
          onChange={(window) => window !== null && set({ window })}
        />
      </div>
      <div className="yd-toolbar">
        <span>{t("staleDays")}</span>
        <InputNumber
          aria-label={t("staleDays")}
          min={1}
          max={90}
          precision={0}
          value={draft.stale_days}
          onChange={(stale_days) => stale_days !== null && set({ stale_days })}
        />
      </div>
      <p className="yd-faint">{t("setupNote")}</p>
      <div className="yd-toolbar">
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {tc("save")}
        </Button>
        <Button loading={run.isPending} onClick={() => run.mutate()}>
          {t("runNow")}
        </Button>
      </div>
    </section>
  );
}
