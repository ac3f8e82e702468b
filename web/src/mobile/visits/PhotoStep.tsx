// Pictures of a step: taken with the camera, each saved and queued at once, with its state.
import { Dialog } from "antd-mobile";
import { CameraOutline, DeleteOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { useCamera } from "@/mobile/visits/useCamera";
import { useField } from "@/mobile/visits/useField";
import { useTouch } from "@/mobile/visits/useSafely";
import type { LocalPhoto, LocalVisit, Pack, Step } from "@/offline/types";
import { useLive } from "@/offline/useLive";
import { removePhoto } from "@/offline/visit";
import { useBack } from "@/ui/nav";

interface PhotoStepProps {
  visit: LocalVisit;
  step: Step;
  photos: LocalPhoto[];
  pack: Pack | null;
}

export function PhotoStep({ visit, step, photos, pack }: PhotoStepProps) {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const touch = useTouch();
  const back = useBack();
  const { take, input, problem, busy } = useCamera(visit.uuid, step.key, pack, true);
  const own = photos.filter((one) => one.step === step.key);
  const sent = useLive(`sent ${visit.uuid}`, async () =>
    (await db.outbox.where("lane").equals(visit.uuid).toArray())
      .filter((one) => one.kind === "photo" && one.state === "done")
      .map((one) => one.uuid),
  );
  const most = step.max ?? pack?.setup.photos_most ?? 9;
  const least = Math.max(step.min ?? 0, step.required ? 1 : 0);
  const remove = async (uuid: string) => {
    if (await Dialog.confirm({ content: t("removeSure") })) await touch(() => removePhoto(db, uuid, true));
  };
  const full = own.length >= most;
  return (
    <>
      <section className="ph-panel">
        <p className="yd-muted">{t("photosOf", { count: own.length, least, most })}</p>
        <ul className="ph-photos">
          {own.map((one, n) => (
            <li key={one.uuid}>
              <img src={one.small} alt={t("photoNumber", { number: n + 1 })} />
              <small>{t(sent?.includes(one.uuid) ? "photoSent" : "photoWaits")}</small>
              <button
                type="button"
                aria-label={t("removePhoto", { number: n + 1 })}
                onClick={() => void remove(one.uuid)}
              >
                <DeleteOutline />
              </button>
            </li>
          ))}
        </ul>
        {busy && <p role="status">{t("photoBusy")}</p>}
        <div className="ph-pair-acts">
          {pack?.setup.photo_sources.includes("library") && (
            <button
              type="button"
              className="ph-big ph-big-quiet"
              disabled={busy || full}
              onClick={() => void take("library")}
            >
              {t("pickPhoto")}
            </button>
          )}
          <button type="button" className="ph-big" disabled={busy || full} onClick={() => void take("camera")}>
            <CameraOutline /> {t("takePhoto")}
          </button>
        </div>
        {input}
      </section>
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      {own.length > 0 && own.length >= least && (
        <button type="button" className="ph-big ph-big-quiet" disabled={busy} onClick={back}>
          {t("save")}
        </button>
      )}
    </>
  );
}
