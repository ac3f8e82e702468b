// What the people part offers to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  texts: ["handovers"],
  routes: [
    { path: "/handovers", permission: "handover.read", load: () => import("@/features/people/HandoversPage") },
    { path: "/handovers/$id", permission: "handover.read", load: () => import("@/features/people/HandoverPage") },
  ],
  records: {
    handover: () => import("@/features/people/HandoverBody").then((one) => ({ RecordBody: one.HandoverBody })),
  },
};
