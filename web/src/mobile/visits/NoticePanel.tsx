// What is recorded at visits, before the first one: nothing is recorded until the rep agrees.
import { useTranslation } from "react-i18next";
import { useField } from "@/mobile/visits/useField";
import { useTouch } from "@/mobile/visits/useSafely";
import type { PackSetup } from "@/offline/types";
import { agree } from "@/offline/visit";

export function NoticePanel({ notice }: { notice: PackSetup["notice"] }) {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const touch = useTouch();
  return (
    <section className="ph-panel" aria-label={t("notice")}>
      <small className="yd-faint">{t("noticeFirst")}</small>
      <h2>{t("notice")}</h2>
      {notice.text.split("\n").map((line) => (
        <p key={line} className="ph-notice">
          {line}
        </p>
      ))}
      <button type="button" className="ph-big" onClick={() => void touch(() => agree(db, notice.version))}>
        {t("agree")}
      </button>
    </section>
  );
}
