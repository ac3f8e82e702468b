// The tab of visits on a customer's page: loaded with its texts when it is opened.
import { Suspense } from "react";
import { withTexts } from "@/texts/i18n";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";

const CustomerVisits = lazyPart(
  withTexts(["visitDesk"], () =>
    import("@/ui/visit/CustomerVisits").then((module) => ({ default: module.CustomerVisits })),
  ),
);

export const VisitsTab = (props: { id: number; name: string }) => (
  <Suspense fallback={<Loading rows={4} />}>
    <CustomerVisits {...props} />
  </Suspense>
);
