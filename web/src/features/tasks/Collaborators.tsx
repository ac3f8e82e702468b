// Who works on a task beside its owner.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Task, useTaskVerbs } from "@/api/tasks";
import { RefPicker } from "@/ui/field/RefPicker";

export function Collaborators({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { t: tc } = useTranslation();
  const { collaborators } = useTaskVerbs();
  const [adding, setAdding] = useState(false);
  const ids = task.collaborators.map((one) => one.id);
  const set = (members: number[]) =>
    collaborators.mutate({ id: task.id, members }, { onSuccess: () => setAdding(false) });
  if (!task.can_edit && ids.length === 0) return null;
  return (
    <section className="yd-task-section">
      <h3>{t("collaborators")}</h3>
      <div className="yd-task-head">
        {task.collaborators.map((one) => (
          <span key={one.id}>
            {one.label}
            {task.can_edit && (
              <Button
                type="text"
                size="small"
                aria-label={`${tc("delete")} ${one.label}`}
                onClick={() => set(ids.filter((id) => id !== one.id))}
              >
                ×
              </Button>
            )}
          </span>
        ))}
        {task.can_edit && !adding && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t("addCollaborator")}
          </Button>
        )}
      </div>
      {adding && (
        <RefPicker
          resource="member"
          autoFocus
          aria-label={t("addCollaborator")}
          value={null}
          onChange={(picked) => picked && set([...ids, picked.id])}
          onClose={() => setAdding(false)}
        />
      )}
      {collaborators.isError && (
        <p className="yd-risk" role="alert">
          {collaborators.error.message}
        </p>
      )}
    </section>
  );
}
