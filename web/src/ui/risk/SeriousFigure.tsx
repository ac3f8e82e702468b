// How many high risks a node has, as a figure among others; opens the register with just these.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useSerious } from "@/api/risks";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { StatFigure } from "@/ui/figure/StatFigure";

export function SeriousFigure({ node }: { node: string }) {
  const { t } = useTranslation("risks");
  const { data: me } = useMe();
  const found = useSerious(node, may(me?.permissions, "risk.read"));
  // Who reads risks of fewer people than figures sees none here, rather than a number that is not the node's.
  if (found.isError || !may(me?.permissions, "risk.read")) return null;
  const { count = 0, critical = 0, drill } = found.data ?? {};
  return (
    <StatFigure
      label={t("high")}
      value={found.data ? count.toLocaleString("en") : "–"}
      tone={count > 0 ? "risk" : "plain"}
      to={drill && listAddress("/risks", { scope: "all", filter: drill.filter })}
      note={count > 0 ? t("highNote", { number: critical }) : t("highNone")}
    />
  );
}
