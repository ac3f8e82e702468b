// Takes a photo for a step: the camera's file is shrunk, hashed and queued; a full phone says so and keeps what it has.
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useField } from "@/mobile/visits/useField";
import { picture } from "@/offline/photo";
import { isFull } from "@/offline/storage";
import type { LocalPhoto, Pack } from "@/offline/types";
import { addPhoto } from "@/offline/visit";

export interface Camera {
  /** the uuid of the queued photo; null when none was taken */
  take: (source: LocalPhoto["source"]) => Promise<string | null>;
  input: ReactNode;
  problem: string;
  busy: boolean;
}

export function useCamera(visit: string, step: string, pack: Pack | null, answers: boolean): Camera {
  const { t } = useTranslation("phoneVisits");
  const { db, sync } = useField();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const fields = { camera: useRef<HTMLInputElement>(null), library: useRef<HTMLInputElement>(null) };
  const waiting = useRef<((uuid: string | null) => void) | null>(null);
  const settle = (uuid: string | null) => {
    waiting.current?.(uuid);
    waiting.current = null;
  };

  const keep = async (file: File, source: LocalPhoto["source"]) => {
    setBusy(true);
    try {
      const photo = await picture(file, visit, step, source).catch(() => null);
      if (!photo) {
        setProblem(t("photoUnread"));
        return null;
      }
      await addPhoto(db, photo, answers);
      return photo.uuid;
    } catch (error) {
      if (!isFull(error)) throw error;
      sync.outOfRoom();
      setProblem(t("full"));
      return null;
    } finally {
      setBusy(false);
      void sync.measure();
    }
  };

  // The camera opens only in the very moment of the touch: nothing may be waited for before.
  const take = (source: LocalPhoto["source"]) => {
    setProblem("");
    if (sync.state.room.full) {
      setProblem(t("full"));
      return Promise.resolve(null);
    }
    settle(null);
    return new Promise<string | null>((done) => {
      waiting.current = done;
      fields[source].current?.click();
    });
  };
  const sources = pack?.setup.photo_sources ?? ["camera"];
  const input = (["camera", "library"] as const)
    .filter((one) => sources.includes(one))
    .map((source) => (
      <input
        key={source}
        ref={(node) => {
          fields[source].current = node;
          if (node) node.oncancel = () => settle(null);
        }}
        type="file"
        accept="image/*"
        data-source={source}
        {...(source === "camera" ? { capture: "environment" as const } : {})}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void keep(file, source).then(settle);
        }}
      />
    ));
  return { take, input, problem, busy };
}
