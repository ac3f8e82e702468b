// The sides of a target beside its grid; which one is open stands in the address (?tab=).
import { type ComponentType, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import type { Target } from "@/features/targets/queries";
import { Link, useAddress } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";

type Side = ComponentType<{ target: Target }>;
const lazySide = (load: () => Promise<{ Panel: Side }>) =>
  lazyPart(() => load().then((one) => ({ default: one.Panel })));
const PANELS = {
  consent: lazySide(() => import("@/features/targets/ConsentPanel")),
  offers: lazySide(() => import("@/features/targets/OffersPanel")),
  owing: lazySide(() => import("@/features/targets/OwingPanel")),
  compare: lazySide(() => import("@/features/targets/ComparePanel")),
  edits: lazySide(() => import("@/features/targets/EditsPanel")),
  steps: lazySide(() => import("@/features/targets/StepsPanel")),
  market: lazySide(() => import("@/features/targets/MarketPanel")),
} as const;
type Tab = keyof typeof PANELS;
/** Whoever sees only the own figures has these. */
const FOR_ALL: readonly Tab[] = ["edits", "steps"];
const isTab = (text: string | null): text is Tab => text !== null && text in PANELS;

export function TargetTabs({ target, children }: { target: Target; children: ReactNode }) {
  const { t } = useTranslation("targetLife");
  const { search } = useAddress();
  const reach = useMe().data?.permissions["target.read"];
  const asked = search.get("tab");
  const tab = isTab(asked) ? asked : null;
  const shown = (Object.keys(PANELS) as Tab[]).filter((one) => reach !== "own" || FOR_ALL.includes(one));
  const Panel = tab && PANELS[tab];
  const to = (one: Tab | null) => (one ? `/targets/${target.id}?tab=${one}` : `/targets/${target.id}`);
  return (
    <>
      <nav className="yd-sides" aria-label={t("tabs.label")}>
        {[null, ...shown].map((one) => (
          <Link key={one ?? "grid"} to={to(one)} aria-current={one === tab ? "page" : undefined}>
            {t(`tabs.${one ?? "grid"}`)}
          </Link>
        ))}
      </nav>
      {Panel ? (
        <Suspense fallback={<Loading />}>
          <Panel key={tab} target={target} />
        </Suspense>
      ) : (
        children
      )}
    </>
  );
}
