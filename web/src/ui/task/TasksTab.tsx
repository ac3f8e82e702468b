// The tab of tasks on the page of a record: loaded with its texts when it is opened.
import { Suspense } from "react";
import { withTexts } from "@/texts/i18n";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";

const TasksPanel = lazyPart(
  withTexts(["tasks"], () => import("@/ui/task/TasksPanel").then((module) => ({ default: module.TasksPanel }))),
);

export const TasksTab = (props: { resource: string; id: number; title: string }) => (
  <Suspense fallback={<Loading rows={4} />}>
    <TasksPanel {...props} />
  </Suspense>
);
