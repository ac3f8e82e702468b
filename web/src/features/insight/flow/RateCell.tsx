// A share in the table of behaviour: so much of what was asked for, opened by a click, against the time before.
import { useTranslation } from "react-i18next";
import { type BehaviourRate, shareText } from "@/api/flow";
import { drillTo } from "@/features/insight/queries";
import { Link } from "@/ui/nav";

export function RateCell({ one }: { one: BehaviourRate }) {
  const { t } = useTranslation("flow");
  const to = drillTo(one.drill);
  const said = one.standing === "low" || one.standing === "high" ? t(`behaviour.standing.${one.standing}`) : "";
  const before = t("behaviour.beforeShare", { share: shareText(one.part_before, one.whole_before) });
  const text = shareText(one.part, one.whole);
  return (
    <td title={[before, said].filter(Boolean).join(" · ")}>
      {to && one.whole > 0 ? (
        <Link to={to} className="yd-num">
          {text}
        </Link>
      ) : (
        <span className="yd-num">{text}</span>
      )}
      {one.whole > 0 && (
        <small className="yd-change yd-faint">
          {one.part}/{one.whole}
        </small>
      )}
      {one.standing === "low" && <i className="yd-standing yd-risk" role="img" aria-label={said} />}
      {one.standing === "high" && <i className="yd-standing yd-gain" role="img" aria-label={said} />}
    </td>
  );
}
