// Settings of visits: radii, photos, how long things are kept, the notice; and the types of visits.
import { App, Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useVisitAct, useVisitSetup, useVisitTypes, type VisitSetup, type VisitType } from "@/api/visits";
import { Tabs } from "@/features/visits/Tabs";
import { TypeDialog } from "@/features/visits/TypeDialog";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/visits.css";

export function Page() {
  const { t } = useTranslation("visitDesk");
  const found = useVisitSetup();
  return (
    <>
      <Tabs at="setup" />
      <div className="yd-page yd-stack">
        <h1>{t("setup")}</h1>
        {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={6} />}
        {found.data && <Rules key={found.data.version} known={found.data} />}
        <Types />
      </div>
    </>
  );
}

type Figure =
  | "radius_a"
  | "radius_b"
  | "radius_c"
  | "radius_none"
  | "photos_most"
  | "position_days"
  | "signal_days"
  | "forgotten_hours"
  | "early_days"
  | "late_days";

function Rules({ known }: { known: VisitSetup }) {
  const { t } = useTranslation("visitDesk");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const { notice_version, notice_text, ...values } = known;
  const [draft, setDraft] = useState(values);
  const save = useVisitAct((body: typeof draft) => api.put<VisitSetup>("/visits/setup", body));
  const labels: [Figure, string, number, number][] = [
    ["radius_a", t("radiusOf", { grade: "A" }), 20, 50000],
    ["radius_b", t("radiusOf", { grade: "B" }), 20, 50000],
    ["radius_c", t("radiusOf", { grade: "C" }), 20, 50000],
    ["radius_none", t("radiusNone"), 20, 50000],
    ["photos_most", t("photosMost"), 1, 50],
    ["position_days", t("positionDays"), 1, 3650],
    ["signal_days", t("signalDays"), 1, 3650],
    ["forgotten_hours", t("forgottenHours"), 1, 48],
    ["early_days", t("earlyDays"), 0, 30],
    ["late_days", t("lateDays"), 0, 30],
  ];
  return (
    <section className="yd-panel yd-stack" aria-label={t("rules")}>
      <h2>{t("rules")}</h2>
      <div className="yd-visit-form">
        {labels.map(([name, label, min, max]) => (
          <div key={name} className="yd-visit-field">
            <span>{label}</span>
            <InputNumber<number>
              aria-label={label}
              min={min}
              max={max}
              precision={0}
              value={draft[name]}
              onChange={(value) => value !== null && setDraft({ ...draft, [name]: value })}
            />
          </div>
        ))}
        <div className="yd-visit-field">
          <span>{t("photoSources")}</span>
          <Select<"camera" | "library">
            aria-label={t("photoSources")}
            value={draft.photo_sources}
            onChange={(value) => setDraft({ ...draft, photo_sources: value })}
            options={[
              { value: "camera", label: t("camera") },
              { value: "library", label: t("library") },
            ]}
          />
        </div>
      </div>
      <details>
        <summary>{t("noticeNote", { version: notice_version })}</summary>
        <p className="yd-visit-notice">{notice_text}</p>
      </details>
      <Input.TextArea
        aria-label={t("notice")}
        placeholder={t("notice")}
        maxLength={2000}
        autoSize={{ minRows: 2 }}
        value={draft.notice}
        onChange={(event) => setDraft({ ...draft, notice: event.target.value })}
      />
      <div className="yd-toolbar">
        <span className="yd-grow" />
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate(draft, {
              onSuccess: () => void message.success(tc("saved")),
              onError: (error) => void message.error(asApiError(error).message, 6),
            })
          }
        >
          {tc("save")}
        </Button>
      </div>
    </section>
  );
}

function Types() {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  const found = useVisitTypes();
  const [edited, setEdited] = useState<VisitType | "new" | null>(null);
  const named = (one: { name: string; name_en: string }) => (language === "en" && one.name_en ? one.name_en : one.name);
  return (
    <section className="yd-panel yd-stack" aria-label={t("types")}>
      <div className="yd-toolbar">
        <h2>{t("types")}</h2>
        <span className="yd-grow" />
        <Button onClick={() => setEdited("new")}>{t("addType")}</Button>
      </div>
      <p className="yd-faint">{t("typesNote")}</p>
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={3} />}
      {found.data?.map((one) => (
        <div key={one.id} className="yd-visit-step">
          <Button type="link" onClick={() => setEdited(one)}>
            {named(one)}
          </Button>
          <Tag color={one.active ? "green" : "default"}>{t(one.active ? "active" : "inactive")}</Tag>
          <span className="yd-faint">
            {t("version", { number: one.number })} · {[...one.grades, ...one.channels].join(" ") || t("everybody")} ·{" "}
            {one.steps.map(named).join(" → ")}
          </span>
        </div>
      ))}
      {edited && (
        <TypeDialog
          key={edited === "new" ? 0 : edited.id}
          known={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}
