// What tasks offer to the shell: the list, the record, the form for a new one, templates and settings.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/tasks", permission: "task.read", load: withTexts(["tasks"], () => import("@/features/tasks/TasksPage")) },
    {
      path: "/tasks/$id",
      permission: "task.read",
      load: withTexts(["tasks"], () => import("@/features/tasks/TaskPage")),
    },
    {
      path: "/settings/tasks",
      permission: "task_setup.manage",
      load: withTexts(["tasks"], () => import("@/features/tasks/SettingsPage")),
    },
  ],
  records: { task: withTexts(["tasks"], () => import("@/features/tasks/TaskBody")) },
  creates: { task: withTexts(["tasks"], () => import("@/features/tasks/TaskForm")) },
};
