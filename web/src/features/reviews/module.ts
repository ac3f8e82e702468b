// What monthly plan reviews offer to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    {
      path: "/plan-reviews",
      permission: "plan_review.read",
      load: withTexts(["gap", "reviews"], () => import("@/features/reviews/ReviewsPage")),
    },
    {
      path: "/plan-reviews/$id",
      permission: "plan_review.read",
      load: withTexts(["reviews"], () => import("@/features/reviews/ReviewPage")),
    },
  ],
};
