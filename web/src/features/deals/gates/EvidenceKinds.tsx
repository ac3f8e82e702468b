// The kinds of evidence that a company asks for: files, and acts of the customer.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type EvidenceKind, useEvidenceKinds } from "@/api/gates";
import { useGateChange } from "@/features/deals/gates/editing";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function EvidenceKinds() {
  const kinds = useEvidenceKinds(true);
  if (kinds.isError) return <PageError compact error={kinds.error} onRetry={() => void kinds.refetch()} />;
  if (kinds.isPending) return <Loading rows={3} />;
  return (
    <div className="yd-figures">
      {(["file", "act"] as const).map((form) => (
        <List key={form} form={form} kinds={kinds.data.filter((one) => one.form === form)} />
      ))}
    </div>
  );
}

function List({ form, kinds }: { form: "file" | "act"; kinds: readonly EvidenceKind[] }) {
  const { t } = useTranslation("gates");
  const { message } = App.useApp();
  const change = useGateChange();
  const [name, setName] = useState("");
  const run = (method: "post" | "patch", path: string, body: unknown, done?: () => void) =>
    change.mutate(
      { method, path, body },
      {
        onSuccess: () => done?.(),
        onError: (error) => {
          const problem = asApiError(error);
          void message.error(problem.fields.name?.[0]?.message ?? problem.message);
        },
      },
    );
  return (
    <section className="yd-panel" aria-label={t(`forms.${form}`)}>
      <h3>{t(`forms.${form}`)}</h3>
      <ul className="yd-choice-list">
        {kinds.map((one) => (
          <li key={one.id} className="yd-toolbar">
            <span className={one.archived ? "yd-faint yd-grow" : "yd-grow"}>{one.name}</span>
            <Button
              size="small"
              type="text"
              onClick={() => run("patch", `/evidence-kinds/${one.id}`, { archived: !one.archived })}
            >
              {t(one.archived ? "restore" : "archive")}
            </Button>
          </li>
        ))}
      </ul>
      <Input.Search
        aria-label={`${t("newKind")} ${t(`forms.${form}`)}`}
        placeholder={t("newKind")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        enterButton={t("add")}
        onSearch={() => name.trim() && run("post", "/evidence-kinds", { form, name: name.trim() }, () => setName(""))}
      />
    </section>
  );
}
