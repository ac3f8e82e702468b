// A report that was confirmed on this phone and is not on the server yet: what was written, how it stands, a way back.
import { Toast } from "antd-mobile";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/reports";
import { formatClock } from "@/domain/dates";
import { Lines } from "@/mobile/reports/Words";
import { useStanding } from "@/mobile/visits/SyncLine";
import { useField } from "@/mobile/visits/useField";
import { useTouch } from "@/mobile/visits/useSafely";
import { reopenReport, wordsIn } from "@/offline/report";
import type { Item } from "@/offline/types";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

/** How it stands, first thing on the page. */
export function Standing({ item }: { item: Item }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const standing = useStanding();
  const refused = item.state === "refused";
  const words = [t("offline.confirmed", { time: formatClock(item.at, language) }), standing ?? t("offline.sending")];
  return (
    <p className={refused ? "ph-alert" : "ph-sync"} role={refused ? "alert" : "status"}>
      {refused ? item.error?.message : words.join(" · ")}
    </p>
  );
}

export function Confirmed({ item, kind }: { item: Item; kind: Kind }) {
  const { t } = useTranslation("reports");
  const { db } = useField();
  const touch = useTouch();
  const change = async () => {
    const found = { back: false };
    const kept = await touch(async () => {
      found.back = await reopenReport(db, item.id);
    });
    if (kept && !found.back) Toast.show({ content: t("offline.onItsWay") });
  };
  return (
    <>
      <Lines words={wordsIn(item)} kind={kind} />
      <div className="ph-pair-acts">
        <Link to="/m/visits/queue" className="ph-big ph-big-quiet">
          {t("offline.queue")}
        </Link>
        <button type="button" className="ph-big ph-big-quiet" onClick={() => void change()}>
          {t("offline.change")}
        </button>
      </div>
    </>
  );
}
