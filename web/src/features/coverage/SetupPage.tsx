// What new cards begin with: times, and the company's standards of visits.
import { DeleteOutlined } from "@ant-design/icons";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { clockText, useCoverageAct } from "@/api/coverage";
import { asApiError } from "@/api/errors";
import { DayFields } from "@/features/coverage/fields";
import { type Setup, useSetup } from "@/features/coverage/queries";
import { Tabs } from "@/features/coverage/Tabs";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/coverage.css";

export function Page() {
  const found = useSetup();
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
  const { t } = useTranslation("coverageDesk");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [draft, setDraft] = useState({
    ...known,
    day_from: clockText(known.day_from),
    day_to: clockText(known.day_to),
    standards: known.standards.map((one, key) => ({ key, name: one.name, steps: one.steps.join("\n") })),
  });
  const set = (change: Partial<typeof draft>) => setDraft((last) => ({ ...last, ...change }));
  const change = (key: number, values: { name?: string; steps?: string }) =>
    set({ standards: draft.standards.map((one) => (one.key === key ? { ...one, ...values } : one)) });
  const save = useCoverageAct(() =>
    api.put("/coverage/setup", {
      ...draft,
      standards: draft.standards.map((one) => ({ name: one.name, steps: one.steps.split("\n") })),
    }),
  );
  return (
    <>
      <h1>{t("setupTitle")}</h1>
      <p className="yd-faint">{t("setupNote")}</p>
      <section className="yd-panel yd-coverage-grid">
        <DayFields value={draft} onChange={set} />
      </section>
      <section className="yd-stack">
        <h2>{t("standards")}</h2>
        <div className="yd-coverage-parts">
          {draft.standards.map((one) => (
            <div key={one.key} className="yd-panel yd-stack">
              <div className="yd-toolbar">
                <Input
                  aria-label={t("standard")}
                  placeholder={t("standard")}
                  maxLength={60}
                  style={{ flex: 1 }}
                  value={one.name}
                  onChange={(event) => change(one.key, { name: event.target.value })}
                />
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={`${tc("remove")} ${one.name}`}
                  onClick={() => set({ standards: draft.standards.filter((other) => other.key !== one.key) })}
                />
              </div>
              <Input.TextArea
                aria-label={t("steps")}
                placeholder={t("steps")}
                autoSize={{ minRows: 4 }}
                value={one.steps}
                onChange={(event) => change(one.key, { steps: event.target.value })}
              />
            </div>
          ))}
        </div>
        <div className="yd-toolbar">
          <Button
            disabled={draft.standards.length >= 30}
            onClick={() =>
              set({
                standards: [
                  ...draft.standards,
                  { key: 1 + Math.max(-1, ...draft.standards.map((one) => one.key)), name: "", steps: "" },
                ],
              })
            }
          >
            {t("addStandard")}
          </Button>
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
      </section>
    </>
  );
}
