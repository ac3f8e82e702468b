// Collects what the features offer: every src/features/<name>/module.ts(x) exports `module: FeatureModule`.
import { genericModule } from "@/desktop/generic";
import type { FeatureModule } from "@/ui/module";

const found = import.meta.glob<{ module: FeatureModule }>("../features/*/module.{ts,tsx}", { eager: true });

/** Own pages of features come first; the generic ones fill what no feature has. */
export const features: readonly FeatureModule[] = [...Object.values(found).map((one) => one.module), genericModule];
