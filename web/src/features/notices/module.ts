// Everything the system had to say to a person, what is told outside the product, and by which channels.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/notifications", load: () => import("@/features/notices/NoticesPage") },
    { path: "/notifications/settings", load: () => import("@/features/notices/WishesPage") },
    {
      path: "/settings/channels",
      permission: "notice.manage",
      load: () => import("@/features/notices/ChannelsPage"),
    },
  ],
};
