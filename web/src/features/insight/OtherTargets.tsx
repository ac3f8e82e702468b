// The month's targets in other metrics than revenue – new customers, visits … – under the figures of the month.
import { useTranslation } from "react-i18next";
import type { useFollowed } from "@/api/followed";
import { FollowedTable } from "@/ui/figure/FollowedTable";
import { PageError } from "@/ui/state/PageError";

interface OtherTargetsProps {
  node: string;
  found: ReturnType<typeof useFollowed>;
}
export function OtherTargets({ node, found }: OtherTargetsProps) {
  const { t } = useTranslation("levels");
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data?.items.filter((one) => !one.pipeline && one.line.key === node) ?? [];
  if (!found.data || items.length === 0) return null;
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("others")}>
      <h2>{t("others")}</h2>
      <FollowedTable node={node} data={found.data} items={items} />
    </section>
  );
}
