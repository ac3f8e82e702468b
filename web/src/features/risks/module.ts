// What risks offer to the shell: the register with its matrix, the record, the rules.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/risks", permission: "risk.read", load: withTexts(["risks"], () => import("@/features/risks/RisksPage")) },
    {
      path: "/risks/$id",
      permission: "risk.read",
      load: withTexts(["risks"], () => import("@/features/risks/RiskPage")),
    },
    {
      path: "/settings/risks",
      permission: "risk_setup.manage",
      load: withTexts(["risks"], () => import("@/features/risks/RulesPage")),
    },
  ],
  records: { risk: withTexts(["risks"], () => import("@/features/risks/RiskBody")) },
};
