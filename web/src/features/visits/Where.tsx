// How far the check-in was from the customer, drawn to scale, and what to do about a wrong position.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useVisitAct, type VisitRecord } from "@/api/visits";
import { Tag } from "@/ui/figure/Tag";

export function Where({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation("visitDesk");
  const known = visit.distance !== null;
  return (
    <section className="yd-panel" aria-label={t("place")}>
      <h2>{t("place")}</h2>
      {known ? (
        <div className="yd-visit-where">
          <Scale distance={visit.distance ?? 0} radius={visit.place.radius} accuracy={visit.accuracy ?? 0} />
          <div>
            <p>
              {t("distance", { count: visit.distance ?? 0 })}{" "}
              <Tag color={visit.within ? "green" : visit.within === false ? "red" : "gold"}>
                {t(visit.within ? "within" : visit.within === false ? "outside" : "unsure")}
              </Tag>
            </p>
            {visit.end_distance !== null && <p>{t("distanceOut", { count: visit.end_distance })}</p>}
            <p className="yd-faint">
              {t("radius", { count: visit.place.radius })}
              {visit.accuracy !== null && ` · ${t("accuracy", { count: visit.accuracy })}`}
            </p>
            {visit.positions?.map((one) => (
              <p key={one.moment} className="yd-faint">
                {t(`moment.${one.moment}`)} {one.latitude.toFixed(5)}, {one.longitude.toFixed(5)} ±
                {Math.round(one.accuracy)} m
              </p>
            ))}
          </div>
        </div>
      ) : (
        <p>{visit.why_no_position ? t("noPlace", { why: visit.why_no_position }) : t("noPlaceUnknown")}</p>
      )}
      {visit.proposal?.status === "open" && visit.can_decide && <Decide proposal={visit.proposal} />}
    </section>
  );
}

/** The customer in the middle, its radius as a circle, the check-in with the circle of its accuracy beside it. */
function Scale({ distance, radius, accuracy }: { distance: number; radius: number; accuracy: number }) {
  const { t } = useTranslation("visitDesk");
  const scale = 70 / Math.max(radius, distance + accuracy, 1);
  const at = 80 + distance * scale;
  return (
    <svg viewBox="0 0 160 160" width="160" height="160" role="img" aria-label={t("distance", { count: distance })}>
      <circle cx="80" cy="80" r={radius * scale} className="yd-visit-radius" />
      <circle cx={at} cy="80" r={Math.max(accuracy * scale, 3)} className="yd-visit-accuracy" />
      <line x1="80" y1="80" x2={at} y2="80" className="yd-visit-line" />
      <rect x="77" y="77" width="6" height="6" className="yd-visit-customer" />
      <circle cx={at} cy="80" r="3" className="yd-visit-here" />
    </svg>
  );
}

function Decide({ proposal }: { proposal: NonNullable<VisitRecord["proposal"]> }) {
  const { t } = useTranslation("visitDesk");
  const { message } = App.useApp();
  const decide = useVisitAct((accepted: boolean) =>
    api.post(`/visits/proposals/${proposal.id}/decision`, { accepted }),
  );
  const act = (accepted: boolean) =>
    decide.mutate(accepted, { onError: (error) => void message.error(asApiError(error).message, 6) });
  return (
    <div className="yd-toolbar">
      <span>
        {t("proposed", {
          latitude: proposal.latitude.toFixed(5),
          longitude: proposal.longitude.toFixed(5),
          accuracy: proposal.accuracy,
        })}
      </span>
      <Button type="primary" loading={decide.isPending} onClick={() => act(true)}>
        {t("accept")}
      </Button>
      <Button disabled={decide.isPending} onClick={() => act(false)}>
        {t("decline")}
      </Button>
    </div>
  );
}
