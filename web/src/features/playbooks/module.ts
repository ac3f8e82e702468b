// What playbooks offer to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    {
      path: "/playbooks",
      permission: "deal.read",
      load: withTexts(["plays", "playsDesk"], () => import("@/features/playbooks/PlaybooksPage")),
    },
  ],
};
