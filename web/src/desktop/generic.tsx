// Lists and record pages for resources whose feature has none of its own.
import type { FeatureModule, PageRoute } from "@/ui/module";

const RESOURCES: Record<string, string> = {
  customer: "/customers",
  contact: "/contacts",
  deal: "/deals",
  followup: "/followups",
  lead: "/leads",
  source: "/lead-sources",
  leave: "/leave",
  member: "/members",
  product: "/products",
  competitor: "/competitors",
};

const list = (resource: string, path: string): PageRoute => ({
  path,
  permission: `${resource}.read`,
  load: async () => {
    const { ListPage } = await import("@/ui/list/ListPage");
    return { Page: () => <ListPage resource={resource} /> };
  },
});
const page = (resource: string, path: string): PageRoute => ({
  path: `${path}/$id`,
  permission: `${resource}.read`,
  load: async () => {
    const { RecordPage } = await import("@/ui/record/RecordPage");
    return { Page: () => <RecordPage resource={resource} /> };
  },
});

export const genericModule: FeatureModule = {
  routes: [
    ...Object.entries(RESOURCES).flatMap(([resource, path]) => [list(resource, path), page(resource, path)]),
    {
      path: "/account",
      load: () => import("@/desktop/account/AccountPage").then((one) => ({ Page: one.AccountPage })),
    },
  ],
};
