// The open risks of a record, loaded with their texts where they are shown.
import { Suspense } from "react";
import { withTexts } from "@/texts/i18n";
import { lazyPart } from "@/ui/state/lazyPart";

const Panel = lazyPart(
  withTexts(["risks"], async () => ({ default: (await import("@/ui/risk/RisksPanel")).RisksPanel })),
);

export function RecordRisks(props: { resource: string; id: number; path: string }) {
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  );
}
