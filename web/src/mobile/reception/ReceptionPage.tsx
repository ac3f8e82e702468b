// Reception in the pocket: register at the door, my turn, busy or back, who waits for me; receive, or give the turn back.
import { Button, Popup } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useMine } from "@/api/reception";
import { may } from "@/domain/permissions";
import { DeskWaiting } from "@/mobile/reception/DeskWaiting";
import { GiveBackSheet } from "@/mobile/reception/GiveBackSheet";
import { Lines } from "@/mobile/reception/Lines";
import { Places } from "@/mobile/reception/Places";
import { RegisterSheet } from "@/mobile/reception/RegisterSheet";
import { SwapsSection } from "@/mobile/reception/SwapsSection";
import { useBack } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ReceptionPage() {
  const { t } = useTranslation("reception");
  const { t: tc } = useTranslation();
  const back = useBack();
  const mine = useMine();
  const { data: me } = useMe();
  const [registering, setRegistering] = useState(false);
  const [returning, setReturning] = useState<number | null>(null);
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("title")}</h1>
      </header>
      {mine.isPending && <Loading />}
      {mine.isError && <PageError error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isSuccess && (
        <>
          {mine.data.registers && (
            <section className="ph-panel">
              <Button block color="primary" size="large" onClick={() => setRegistering(true)}>
                {t("register")}
              </Button>
            </section>
          )}
          {may(me?.permissions, "reception.register") && <DeskWaiting />}
          <Places mine={mine.data} />
          {(mine.data.places.length > 0 || mine.data.waiting.length > 0) && (
            <section className="ph-panel" aria-label={t("waiting")}>
              <h2>{t("waiting")}</h2>
              {mine.data.waiting.length === 0 && <p className="yd-faint">{t("waitingNone")}</p>}
              <Lines lines={mine.data.waiting} onReturn={setReturning} />
            </section>
          )}
          {mine.data.places.length > 0 && <SwapsSection />}
          {mine.data.recent.length > 0 && (
            <section className="ph-panel" aria-label={t("recent")}>
              <h2>{t("recent")}</h2>
              <Lines lines={mine.data.recent} onReturn={setReturning} />
            </section>
          )}
        </>
      )}
      <Popup
        visible={registering}
        destroyOnClose
        bodyStyle={{ maxHeight: "92vh", overflowY: "auto" }}
        onMaskClick={() => setRegistering(false)}
        onClose={() => setRegistering(false)}
      >
        {registering && <RegisterSheet onDone={() => setRegistering(false)} />}
      </Popup>
      <Popup
        visible={returning !== null}
        destroyOnClose
        onMaskClick={() => setReturning(null)}
        onClose={() => setReturning(null)}
      >
        {returning !== null && <GiveBackSheet id={returning} onDone={() => setReturning(null)} />}
      </Popup>
    </>
  );
}
