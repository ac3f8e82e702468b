// How far one is this year in every target of one's own, and what the next level takes.
import { useTranslation } from "react-i18next";
import { useFollowed } from "@/api/followed";
import { today } from "@/domain/dates";
import { FollowedTable } from "@/ui/figure/FollowedTable";
import { PageError } from "@/ui/state/PageError";

export function OwnProgress({ member }: { member: number }) {
  const { t } = useTranslation("levels");
  const node = `member:${member}`;
  const found = useFollowed(node, today().slice(0, 4));
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("followed")}>
      <h2>{t("followed")}</h2>
      <FollowedTable node={node} data={found.data} items={found.data.items} />
    </section>
  );
}
