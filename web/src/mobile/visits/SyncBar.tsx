// Keeps the queue moving and today's answers at hand while the app is open; says on every page when something waits, and
// of when the page is that is shown without a network.
import "@/styles/phone-visits.css";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { formatClock, formatMoment, today } from "@/domain/dates";
import { SyncLine } from "@/mobile/visits/SyncLine";
import { useField } from "@/mobile/visits/useField";
import { startAnswers, useShownOf } from "@/offline/answers";
import { stopSync } from "@/offline/sync";
import { useLanguage } from "@/ui/language";

const OWN_LINE = /^\/m\/visits/;

export function SyncBar({ path }: { path: string }) {
  const { db } = useField();
  useEffect(() => startAnswers(db), [db]);
  // Signed out: the queue stays on the phone, nothing of it is sent until its user is back.
  useEffect(() => stopSync, []);
  return OWN_LINE.test(path) ? null : (
    <>
      <ShownOf />
      <SyncLine />
    </>
  );
}

function ShownOf() {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const at = useShownOf();
  if (at === null) return null;
  const iso = new Date(at).toISOString();
  const moment = formatMoment(iso, language);
  return (
    <p className="ph-sync" role="status">
      {t("shownOf", { time: moment.startsWith(today()) ? formatClock(iso, language) : moment })}
    </p>
  );
}
