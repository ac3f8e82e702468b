// A quiet bar when a newer build is served: the reload is the reader's, and asks first when something typed would be lost.
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { isNewBuild, onNewBuild } from "@/api/build";
import { hasUnsaved, watchTyping } from "@/ui/state/unsaved";

export function NewBuildBar({ reload = () => location.reload() }: { reload?: () => void }) {
  const { t } = useTranslation();
  const ready = useSyncExternalStore(onNewBuild, isNewBuild);
  const [asking, setAsking] = useState(false);
  useEffect(watchTyping, []);
  if (!ready) return null;
  return (
    <div className="yd-banner yd-banner-news" role="status">
      <span>{t(asking ? "newBuild.unsaved" : "newBuild.ready")}</span>
      {asking ? (
        <>
          <button type="button" className="yd-text-button" onClick={() => setAsking(false)}>
            {t("newBuild.later")}
          </button>
          <button type="button" className="yd-text-button" onClick={reload}>
            {t("newBuild.anyway")}
          </button>
        </>
      ) : (
        <button type="button" className="yd-text-button" onClick={() => (hasUnsaved() ? setAsking(true) : reload())}>
          {t("newBuild.reload")}
        </button>
      )}
    </div>
  );
}
