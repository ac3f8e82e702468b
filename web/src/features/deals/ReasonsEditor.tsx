// Why deals end: the lists that a rep chooses from.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Reason, usePipelineChange, useReasons } from "@/features/deals/queries";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ReasonsEditor({ archived }: { archived: boolean }) {
  const { t } = useTranslation("deals");
  const reasons = useReasons(archived);
  if (reasons.isError) return <PageError compact error={reasons.error} onRetry={() => void reasons.refetch()} />;
  if (reasons.isPending) return <Loading rows={3} />;
  return (
    <div className="yd-figures">
      {(["won", "lost", "abandoned"] as const).map((kind) => (
        <List
          key={kind}
          kind={kind}
          reasons={reasons.data.filter((one) => one.kind === kind)}
          title={t(`status.${kind}`)}
        />
      ))}
    </div>
  );
}

function List({ kind, reasons, title }: { kind: Reason["kind"]; reasons: Reason[]; title: string }) {
  const { t } = useTranslation("deals");
  const { message } = App.useApp();
  const change = usePipelineChange();
  const [name, setName] = useState("");
  const run = (method: "post" | "patch", path: string, body: unknown, done?: () => void) =>
    change.mutate(
      { method, path, body },
      { onSuccess: () => done?.(), onError: (error) => void message.error(asApiError(error).message) },
    );
  const add = () => name.trim() && run("post", "/close-reasons", { kind, name: name.trim() }, () => setName(""));
  return (
    <section className="yd-panel" aria-label={title}>
      <h3>{title}</h3>
      <ul className="yd-choice-list">
        {reasons.map((one) => (
          <li key={one.id} className="yd-toolbar">
            <span className={one.archived ? "yd-faint yd-grow" : "yd-grow"}>{one.name}</span>
            <Button
              size="small"
              type="text"
              onClick={() => run("patch", `/close-reasons/${one.id}`, { archived: !one.archived })}
            >
              {t(one.archived ? "restore" : "archive")}
            </Button>
          </li>
        ))}
      </ul>
      <Input.Search
        aria-label={t("newReason")}
        placeholder={t("newReason")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        enterButton={t("add")}
        onSearch={add}
      />
    </section>
  );
}
