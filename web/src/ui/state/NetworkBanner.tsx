// Says that the network is down, and renews what is on the page when it is back.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

export function NetworkBanner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [down, setDown] = useState(() => navigator.onLine === false);
  useEffect(() => {
    const lost = () => setDown(true);
    const back = () => {
      setDown(false);
      void client.invalidateQueries();
    };
    addEventListener("offline", lost);
    addEventListener("online", back);
    return () => {
      removeEventListener("offline", lost);
      removeEventListener("online", back);
    };
  }, [client]);
  return down ? (
    <div className="yd-banner" role="alert">
      {t("error.offline")}
    </div>
  ) : null;
}
