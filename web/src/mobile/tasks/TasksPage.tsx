// What I have to do, late ones first; done with a touch and taken back with another; a new one in seconds.
import { Button } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useMyTasks } from "@/api/tasks";
import { may } from "@/domain/permissions";
import { Sheet } from "@/mobile/record/Sheet";
import { NewTaskSheet } from "@/mobile/tasks/NewTaskSheet";
import { TaskRow } from "@/mobile/tasks/TaskRow";
import { useTick } from "@/mobile/tasks/useTick";
import { useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/tasks.css";

export function TasksPage() {
  const { t } = useTranslation("tasks");
  const { t: tc } = useTranslation();
  const { data: me } = useMe();
  const back = useBack();
  const mine = useMyTasks();
  const { to, bar } = useTick();
  const [adding, setAdding] = useState(false);
  const groups = (mine.data?.groups ?? []).filter((group) => group.count > 0);
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("title")}</h1>
      </header>
      {mine.isPending && <Loading rows={5} />}
      {mine.isError && <PageError error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data && groups.length === 0 && (
        <section className="ph-panel">
          <EmptyState art="done" title={t("nothing")} hint={t("nothingHint")} />
        </section>
      )}
      {groups.map((group) => (
        <section key={group.name} className="ph-panel">
          <h2>
            {t(`group.${group.name}`)}
            <small className="yd-num">{group.count}</small>
          </h2>
          <ul className="yd-tasks">
            {group.tasks.map((task) => (
              <TaskRow key={task.id} task={task} subject={task.subject} onMove={(status) => void to(task, status)} />
            ))}
          </ul>
        </section>
      ))}
      {may(me?.permissions, "task.create") && (
        <Button className="ph-fab" color="primary" shape="rounded" size="large" onClick={() => setAdding(true)}>
          {t("newTask")}
        </Button>
      )}
      <Sheet open={adding} onClose={() => setAdding(false)}>
        <NewTaskSheet onDone={() => setAdding(false)} />
      </Sheet>
      {bar}
    </>
  );
}
