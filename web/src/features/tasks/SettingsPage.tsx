// Templates of tasks, and what is told to whom.
import { App, Button, Checkbox, InputNumber, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type TaskTemplate, useSubjectKinds, useTaskTemplates } from "@/api/tasks";
import { useSetup, useSetupSave, useTemplateVerbs } from "@/features/tasks/setup";
import { TemplateEditor } from "@/features/tasks/TemplateEditor";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/tasks.css";

export function Page() {
  const { t } = useTranslation("tasks");
  return (
    <div className="yd-list">
      <header className="yd-list-head">
        <h1>{t("settings")}</h1>
      </header>
      <Templates />
      <Reminding />
    </div>
  );
}

function Templates() {
  const { t } = useTranslation("tasks");
  const { label } = useLanguage();
  const [all, setAll] = useState(false);
  const [editing, setEditing] = useState<TaskTemplate | "new" | null>(null);
  const templates = useTaskTemplates({ archived: all });
  const kinds = useSubjectKinds();
  const { archive } = useTemplateVerbs();
  const { message } = App.useApp();
  const kindOf = (name: string) => label(kinds.data?.find((one) => one.resource === name)?.label) || t("anyRecord");
  return (
    <section className="yd-panel">
      <h2>{t("templates")}</h2>
      <p className="yd-faint">{t("templatesHint")}</p>
      <div className="yd-task-head">
        <Button type="primary" onClick={() => setEditing("new")}>
          {t("newTemplate")}
        </Button>
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t("showArchived")}
        </Checkbox>
      </div>
      {templates.isError ? (
        <PageError compact error={templates.error} onRetry={() => void templates.refetch()} />
      ) : templates.isPending ? (
        <Loading rows={4} />
      ) : templates.data.length === 0 ? (
        <EmptyState compact title={t("noTemplates")} hint={t("templatesHint")} />
      ) : (
        <table className="yd-plain-table">
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("forRecords")}</th>
              <th scope="col">{t("lines")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {templates.data.map((one) => (
              <tr key={one.id} className={one.archived ? "yd-faint" : ""}>
                <td>
                  <b>{one.name}</b> {one.archived && t("archived")}
                  {one.note && <div className="yd-faint">{one.note}</div>}
                </td>
                <td>{one.resource ? kindOf(one.resource) : t("anyRecord")}</td>
                <td title={one.lines.map((line) => line.title).join("\n")}>
                  {t("linesCount", { count: one.lines.length })}
                </td>
                <td className="yd-right">
                  <Button size="small" type="link" onClick={() => setEditing(one)}>
                    {t("editTemplate")}
                  </Button>
                  <Button
                    size="small"
                    type="link"
                    danger={!one.archived}
                    onClick={() =>
                      archive.mutate(
                        { id: one.id, archived: !one.archived },
                        { onError: (error) => void message.error(asApiError(error).message, 6) },
                      )
                    }
                  >
                    {t(one.archived ? "restore" : "archive")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing && <TemplateEditor template={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </section>
  );
}

function Reminding() {
  const { t } = useTranslation("tasks");
  const { message } = App.useApp();
  const setup = useSetup();
  const save = useSetupSave();
  if (setup.isError) return <PageError compact error={setup.error} onRetry={() => void setup.refetch()} />;
  if (setup.isPending) return <Loading rows={2} />;
  const { version, escalate_days, digest } = setup.data;
  const change = (values: { escalate_days?: number | null; digest?: boolean }) =>
    save.mutate(
      { version, escalate_days, digest, ...values },
      {
        onSuccess: () => void message.success(t("saved")),
        onError: (error) => void message.error(asApiError(error).message, 6),
      },
    );
  return (
    <section className="yd-panel">
      <h2>{t("reminding")}</h2>
      <div className="yd-task-head">
        <Switch
          checked={escalate_days !== null}
          aria-label={t("escalate")}
          onChange={(on) => change({ escalate_days: on ? 3 : null })}
        />
        <span>{t("escalateOn")}</span>
        {escalate_days === null ? (
          <span className="yd-faint">{t("escalateOff")}</span>
        ) : (
          <InputNumber<number>
            key={escalate_days}
            aria-label={t("escalateOn")}
            min={1}
            max={365}
            precision={0}
            defaultValue={escalate_days}
            suffix={t("dayUnit")}
            onBlur={(event) => {
              const days = Number.parseInt(event.target.value, 10);
              if (days >= 1 && days <= 365 && days !== escalate_days) change({ escalate_days: days });
            }}
          />
        )}
      </div>
      <div className="yd-task-head">
        <Switch checked={digest} aria-label={t("digest")} onChange={(on) => change({ digest: on })} />
        <span>{t("digestOn")}</span>
      </div>
    </section>
  );
}
