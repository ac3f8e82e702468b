// Where one stands against the limits of a pool.
import { useTranslation } from "react-i18next";
import type { Pool } from "@/api/pools";

export function StandingLine({ pool }: { pool: Pool }) {
  const { t } = useTranslation("pools");
  const { standing } = pool;
  if (!standing || pool.assign_only) return null;
  const parts = [
    pool.max_held === null
      ? t("heldFree", { held: standing.held })
      : t("held", { held: standing.held, max: pool.max_held }),
    pool.claims_per_day !== null && t("today", { done: standing.claimed_today, max: pool.claims_per_day }),
    standing.left !== null && (standing.left > 0 ? t("left", { count: standing.left }) : t("leftNone")),
  ].filter(Boolean);
  return <p className={standing.left === 0 ? "yd-risk" : "yd-muted"}>{parts.join(" · ")}</p>;
}
