// What a task waits for, and what waits for it.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isOpen, type Task, useTaskVerbs } from "@/api/tasks";
import { RefPicker } from "@/ui/field/RefPicker";
import { useOpenRecord } from "@/ui/record/open";

export function WaitsFor({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { t: tc } = useTranslation();
  const { link } = useOpenRecord();
  const { predecessor } = useTaskVerbs();
  const [choosing, setChoosing] = useState(false);
  const { after } = task;
  const edits = task.can_edit && isOpen(task.status);
  const put = (id: number | null) =>
    predecessor.mutate({ id: task.id, after: id }, { onSuccess: () => setChoosing(false) });
  if (!edits && !after && task.followers.length === 0) return null;
  return (
    <section className="yd-task-section">
      <h3>{t("order")}</h3>
      <div className="yd-task-head">
        {after && (
          <span className={after.waits && isOpen(task.status) ? "yd-risk" : "yd-faint"}>
            {t(after.waits ? "waitsFor" : "waitedFor")}{" "}
            {after.open ? <a {...link("task", after.id)}>{after.label}</a> : after.label}
            {edits && (
              <Button type="text" size="small" aria-label={`${tc("delete")} ${after.label}`} onClick={() => put(null)}>
                ×
              </Button>
            )}
          </span>
        )}
        {edits && !choosing && (
          <Button size="small" onClick={() => setChoosing(true)}>
            {t(after ? "waitOther" : "waitFor")}
          </Button>
        )}
      </div>
      {choosing && (
        <RefPicker
          resource="task"
          autoFocus
          aria-label={t("waitFor")}
          value={null}
          onChange={(picked) => picked && put(picked.id)}
          onClose={() => setChoosing(false)}
        />
      )}
      {predecessor.isError && (
        <p className="yd-risk" role="alert">
          {predecessor.error.message}
        </p>
      )}
      {task.followers.length > 0 && (
        <p className="yd-faint">
          {t("followers")}{" "}
          {task.followers.map((one, place) => (
            <span key={one.id}>
              {place > 0 && " · "}
              <a {...link("task", one.id)}>{one.title}</a>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
