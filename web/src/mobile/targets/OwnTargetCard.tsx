// On the day's page: a target that waits for an answer.
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { useOwnTargets, waits } from "@/api/own-targets";
import { Link } from "@/ui/nav";

export function OwnTargetCard({ always }: { always?: boolean }) {
  const { t } = useTranslation("targetLife");
  const own = useOwnTargets();
  // The day's work comes first: without the answer the page is still right, and the page of the targets tells the error.
  const waiting = own.data?.filter(waits) ?? [];
  if (waiting.length === 0 && !(always && own.data?.length)) return null;
  const first = waiting[0];
  return (
    <section className="ph-panel">
      <ul className="ph-rows">
        <li>
          <Link to="/m/targets" className="ph-row">
            <span>
              <strong>{t("mine")}</strong>
              {first && <small className="yd-risk">{t(first.asked === "offer" ? "asksOffer" : "asksConfirm")}</small>}
            </span>
            <RightOutline />
          </Link>
        </li>
      </ul>
    </section>
  );
}
