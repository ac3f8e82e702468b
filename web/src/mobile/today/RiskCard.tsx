// High risks of oneself or the team, when there are any; the way to just these.
import { useSerious } from "@/api/risks";
import { SeriousLine } from "@/ui/risk/SeriousLine";

export function RiskCard({ node }: { node: string }) {
  const found = useSerious(node, true);
  return found.data?.count ? (
    <section className="ph-panel">
      <SeriousLine node={node} />
    </section>
  ) : null;
}
