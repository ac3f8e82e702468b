// When the ledger asks: days and shares of the company.
import { App, Button, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Setup, useOutletAct, useOutletSetup } from "@/api/outlets";
import { Tabs } from "@/features/outlets/Tabs";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

/** With the bounds that the server takes, too. */
const FIELDS = {
  safety_days: [0, 730],
  usual_cycle: [1, 365],
  window_days: [14, 365],
  prior_days: [0, 730],
  over_days: [1, 730],
  ratio: [100, 1000],
  month_end_days: [1, 15],
  month_end_share: [1, 100],
} as const;
type Name = keyof typeof FIELDS;

export function Page() {
  const found = useOutletSetup();
  return (
    <>
      <Tabs at="setup" />
      <div className="yd-page yd-stack">
        {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={6} />}
        {found.isSuccess && <Form key={found.data.version} known={found.data} />}
      </div>
    </>
  );
}

function Form({ known }: { known: Setup }) {
  const { t } = useTranslation("outlets");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(known);
  const save = useOutletAct(() => api.put("/outlets/setup", draft));
  return (
    <>
      <h1>{t("setupTitle")}</h1>
      <p className="yd-faint">{t("setupNote")}</p>
      <section className="yd-panel yd-outlet-setup">
        {(Object.keys(FIELDS) as Name[]).map((name) => (
          <div key={name}>
            <span>{t(`setup.${name}`)}</span>
            <InputNumber
              min={FIELDS[name][0]}
              max={FIELDS[name][1]}
              precision={0}
              aria-label={t(`setup.${name}`)}
              style={{ width: 160 }}
              value={draft[name]}
              onChange={(value) => setDraft((last) => ({ ...last, [name]: value ?? known[name] }))}
            />
            <small className="yd-faint">{t(`setupHint.${name}`)}</small>
          </div>
        ))}
      </section>
      <div className="yd-toolbar">
        <span className="yd-grow" />
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate(undefined, {
              onSuccess: () => void message.success(tc("saved")),
              onError: (error) => void message.error(asApiError(error).message, 6),
            })
          }
        >
          {tc("save")}
        </Button>
      </div>
    </>
  );
}
