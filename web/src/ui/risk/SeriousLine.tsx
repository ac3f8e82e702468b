// How many high risks a node has, as a line on the phone; leads to just these.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useSerious } from "@/api/risks";
import { may } from "@/domain/permissions";
import { Link } from "@/ui/nav";

export function SeriousLine({ node }: { node: string }) {
  const { t } = useTranslation("risks");
  const { data: me } = useMe();
  const found = useSerious(node, may(me?.permissions, "risk.read"));
  if (!found.data) return null; // the rest of the page does not wait for it
  const { count, critical } = found.data;
  return (
    <Link to={`/m/risks?${new URLSearchParams({ scope: "all", node })}`} className="ph-row">
      <span>
        <strong>{t("high")}</strong>
        <small className={count > 0 ? "yd-risk" : undefined}>
          {count > 0 ? t("highNote", { number: critical }) : t("highNone")}
        </small>
      </span>
      <strong className={count > 0 ? "yd-num yd-risk" : "yd-num"}>{count.toLocaleString("en")}</strong>
    </Link>
  );
}
