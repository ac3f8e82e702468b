// A visit: fixed steps, each saved on the phone at once; then check-out. One address, the step or the end in its search.
import "@/styles/phone-visits.css";
import { useTranslation } from "react-i18next";
import { Head } from "@/mobile/record/Head";
import { EndForm } from "@/mobile/visits/EndForm";
import { ServerVisit } from "@/mobile/visits/ServerVisit";
import { StepForm } from "@/mobile/visits/StepForm";
import { useField } from "@/mobile/visits/useField";
import { VisitSteps } from "@/mobile/visits/VisitSteps";
import { keptPack } from "@/offline/pack";
import { useLive } from "@/offline/useLive";
import { Link, useAddress, useParam } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";

export function VisitPage() {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const uuid = useParam("id") ?? "";
  const { search } = useAddress();
  const found = useLive(`visit ${db.userId} ${uuid}`, async () => ({
    visit: (await db.visits.get(uuid)) ?? null,
    photos: await db.photos.where("visit").equals(uuid).sortBy("taken_at"),
    kept: await keptPack(db),
  }));
  if (!found) return <Loading shape="page" />;
  const { visit, photos, kept } = found;
  const there =
    kept?.pack.done_today.find((one) => one.uuid === uuid)?.id ?? (/^\d{1,15}$/.test(uuid) ? Number(uuid) : null);
  if (!visit && there !== null) return <ServerVisit id={there} />;
  if (!visit)
    return (
      <>
        <Head title={t("title")} />
        <EmptyState title={t("gone")} hint={t("goneHint")}>
          <Link to="/m/visits" className="yd-button">
            {t("title")}
          </Link>
        </EmptyState>
      </>
    );
  const step = visit.steps.find((one) => one.key === search.get("step"));
  if (visit.status === "open" && step)
    return <StepForm key={step.key} visit={visit} step={step} photos={photos} pack={kept?.pack ?? null} />;
  if (visit.status === "open" && search.get("end")) return <EndForm visit={visit} pack={kept?.pack ?? null} />;
  return <VisitSteps visit={visit} photos={photos} />;
}
