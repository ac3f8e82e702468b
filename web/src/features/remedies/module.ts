// What gaps and remedies offer to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    {
      path: "/gaps",
      permission: "remedy.read",
      load: withTexts(["gap"], () => import("@/features/remedies/GapPage")),
    },
    {
      path: "/remedies",
      permission: "remedy.read",
      load: withTexts(["gap"], () => import("@/features/remedies/RemediesPage")),
    },
  ],
  records: { remedy: withTexts(["gap"], () => import("@/features/remedies/RemedyBody")) },
};
