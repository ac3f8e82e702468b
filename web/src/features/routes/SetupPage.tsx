// How ways are estimated, and when lunch is: for the routes to come.
import { App, Button, Input, InputNumber } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type RouteSetup, useRouteAct, useRouteSetup } from "@/api/routes";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/routes.css";

export function Page() {
  const { t } = useTranslation("routes");
  const found = useRouteSetup();
  return (
    <div className="yd-page yd-stack">
      <p>
        <Link to="/routes">{t("back")}</Link>
      </p>
      <h1>{t("setup")}</h1>
      <p className="yd-muted">{t("setupNote")}</p>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={4} />}
      {found.isSuccess && <Form key={found.data.version} known={found.data} />}
    </div>
  );
}

function Form({ known }: { known: RouteSetup }) {
  const { t } = useTranslation("routes");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [draft, setDraft] = useState({
    detour: known.detour,
    speed: known.speed,
    lunch: known.lunch,
    lunch_from: known.lunch_from.slice(0, 5),
    lunch_to: known.lunch_to.slice(0, 5),
  });
  const set = (change: Partial<typeof draft>) => setDraft((last) => ({ ...last, ...change }));
  const save = useRouteAct(() => api.put("/routes/setup", { version: known.version, ...draft }));
  return (
    <section className="yd-panel yd-stack yd-routes-form">
      <p className="yd-faint">{known.provider === "built_in" ? t("builtIn") : t("byService")}</p>
      <Field text={t("detour")} note={t("detourNote")}>
        <InputNumber
          aria-label={t("detour")}
          min={100}
          max={300}
          value={draft.detour}
          onChange={(one) => set({ detour: one ?? 135 })}
        />
      </Field>
      <Field text={t("speed")}>
        <InputNumber
          aria-label={t("speed")}
          min={3}
          max={120}
          value={draft.speed}
          onChange={(one) => set({ speed: one ?? 25 })}
        />
      </Field>
      <Field text={t("lunchLength")}>
        <InputNumber
          aria-label={t("lunchLength")}
          min={0}
          max={180}
          value={draft.lunch}
          onChange={(one) => set({ lunch: one ?? 0 })}
        />
      </Field>
      <Field text={t("lunchFrom")}>
        <Input
          type="time"
          aria-label={t("lunchFrom")}
          value={draft.lunch_from}
          onChange={(event) => set({ lunch_from: event.target.value })}
        />
      </Field>
      <Field text={t("lunchTo")}>
        <Input
          type="time"
          aria-label={t("lunchTo")}
          value={draft.lunch_to}
          onChange={(event) => set({ lunch_to: event.target.value })}
        />
      </Field>
      <Button
        type="primary"
        loading={save.isPending}
        onClick={() =>
          save.mutate(undefined, {
            onSuccess: () => void message.success(t("saved")),
            onError: (error) => void message.error(asApiError(error).message, 6),
          })
        }
      >
        {tc("save")}
      </Button>
    </section>
  );
}

function Field({ text, note, children }: { text: string; note?: string; children: ReactNode }) {
  return (
    <div className="yd-routes-field">
      <span>{text}</span>
      {children}
      {note && <small className="yd-faint">{note}</small>}
    </div>
  );
}
