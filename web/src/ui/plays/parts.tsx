// Health and playbook of a deal, loaded with their texts where they are shown.
import { Suspense } from "react";
import { withTexts } from "@/texts/i18n";
import type { PlayPanelProps } from "@/ui/plays/PlayPanel";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";

const Health = lazyPart(
  withTexts(["plays"], async () => ({ default: (await import("@/ui/plays/HealthPanel")).HealthPanel })),
);
const Play = lazyPart(
  withTexts(["plays"], async () => ({ default: (await import("@/ui/plays/PlayPanel")).PlayPanel })),
);

export function DealHealth({ id }: { id: number }) {
  return (
    <Suspense fallback={null}>
      <Health id={id} />
    </Suspense>
  );
}

export function DealPlay(props: PlayPanelProps) {
  return (
    <Suspense fallback={<Loading rows={4} />}>
      <Play {...props} />
    </Suspense>
  );
}
