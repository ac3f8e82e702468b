// One line that says how the queue stands; nothing at all when everything has arrived.
import { useTranslation } from "react-i18next";
import { useCounts, useField, useSyncState } from "@/mobile/visits/useField";
import { Link } from "@/ui/nav";
import { useOnline } from "@/ui/state/useOnline";

/** Why nothing moves, if so. */
export function useStanding(): string | null {
  const { t } = useTranslation("phoneVisits");
  const { sync } = useField();
  const { stopped } = useSyncState(sync);
  const online = useOnline();
  if (!online) return t("queue.offline");
  if (stopped === "no_server") return t("queue.noServer");
  if (stopped === "signed_out") return t("queue.signedOut");
  return null;
}

export function SyncLine() {
  const { t } = useTranslation("phoneVisits");
  const { db, sync } = useField();
  const counts = useCounts(db);
  const { running, room } = useSyncState(sync);
  const standing = useStanding();
  if (counts.waiting + counts.refused === 0 && !room.full) return null;
  const words = [
    counts.refused > 0 && t("queue.refused", { count: counts.refused }),
    counts.waiting > 0 &&
      (running && !standing
        ? t("queue.sending", { count: counts.waiting })
        : t("queue.waiting", { count: counts.waiting })),
    counts.waiting > 0 && standing,
    room.full && t("queue.full"),
  ].filter(Boolean);
  return (
    <Link
      to="/m/visits/queue"
      className={counts.refused > 0 || room.full ? "ph-sync ph-sync-bad" : "ph-sync"}
      role="status"
    >
      {words.join(" · ")}
    </Link>
  );
}
