// Visits of the day that are on this phone and not on the server yet: they enter the report when they have arrived.
import { useTranslation } from "react-i18next";
import { formatClock } from "@/domain/dates";
import type { OrderAnswer } from "@/domain/outlet";
import { useStepName } from "@/mobile/visits/VisitSteps";
import type { LocalVisit } from "@/offline/types";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

export function Here({ visits }: { visits: readonly LocalVisit[] }) {
  const { t } = useTranslation("reports");
  if (visits.length === 0) return null;
  return (
    <section className="ph-panel" aria-label={t("offline.here")}>
      <h2>
        {t("offline.here")}
        <small className="yd-num">{visits.length}</small>
      </h2>
      <p className="yd-faint">{t("offline.hereHint")}</p>
      <ul className="ph-rows">
        {visits.map((one) => (
          <li key={one.uuid}>
            <Row visit={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pieces that were ordered. */
const ordered = (visit: LocalVisit) =>
  visit.steps
    .filter((one) => one.kind === "order")
    .flatMap((one) => (visit.answers[one.key]?.answer as OrderAnswer | undefined)?.lines ?? [])
    .reduce((sum, line) => sum + (line.quantity ?? 0), 0);

function Row({ visit }: { visit: LocalVisit }) {
  const { t } = useTranslation("reports");
  const { t: tv } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const name = useStepName();
  const steps = visit.steps.filter((one) => visit.answers[one.key]).map(name);
  const pieces = ordered(visit);
  const said = [
    visit.ending
      ? tv("checkedOut", { from: formatClock(visit.at, language), to: formatClock(visit.ending.at, language) })
      : formatClock(visit.at, language),
    tv(`purpose.${visit.purpose}`),
    visit.status === "open" && tv("opened"),
    visit.status === "abandoned" && tv("abandonedMark"),
    pieces > 0 && t("offline.ordered", { count: pieces }),
    steps.join("、"),
  ];
  return (
    <Link to={`/m/visits/${visit.uuid}`} className="ph-row">
      <span>
        <strong>{visit.customer_name}</strong>
        <small className="ph-words">{said.filter(Boolean).join(" · ")}</small>
        {visit.ending?.result && <small className="ph-words">{visit.ending.result}</small>}
      </span>
      <small className="yd-faint">{tv("photoWaits")}</small>
    </Link>
  );
}
