// The month's targets in other metrics than revenue – new customers, visits … – under the figures of the month.
import { useTranslation } from "react-i18next";
import { useFollowed } from "@/api/followed";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { FollowedTable } from "@/ui/figure/FollowedTable";
import { PageError } from "@/ui/state/PageError";

export function OtherTargets({ node, period }: { node: string; period: string }) {
  const { t } = useTranslation("levels");
  const { data: me } = useMe();
  const found = useFollowed(node, period, may(me?.permissions, "target.read"));
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data?.items.filter((one) => !one.pipeline) ?? [];
  if (!found.data || items.length === 0) return null;
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("others")}>
      <h2>{t("others")}</h2>
      <FollowedTable node={node} data={found.data} items={items} />
    </section>
  );
}
