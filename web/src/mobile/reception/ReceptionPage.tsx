// The rep's desk in the pocket: my turn, busy or back, who waits for me; receive, or give the turn back.
import { Button, Popup, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { firstOf, type Line, type Mine, useMine, useReceptionVerbs } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { GiveBackSheet } from "@/mobile/reception/GiveBackSheet";
import { useLanguage } from "@/ui/language";
import { useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const say = (error: unknown) => Toast.show({ content: firstOf(error), duration: 4000 });

export function ReceptionPage() {
  const { t } = useTranslation("reception");
  const { t: tc } = useTranslation();
  const back = useBack();
  const mine = useMine();
  const [returning, setReturning] = useState<number | null>(null);
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("mine")}</h1>
      </header>
      {mine.isPending && <Loading />}
      {mine.isError && <PageError error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isSuccess && (
        <>
          <Places mine={mine.data} />
          <section className="ph-panel" aria-label={t("waiting")}>
            <h2>{t("waiting")}</h2>
            {mine.data.waiting.length === 0 && <EmptyState compact title={t("waitingNone")} />}
            <Lines lines={mine.data.waiting} onReturn={setReturning} />
          </section>
          {mine.data.recent.length > 0 && (
            <section className="ph-panel" aria-label={t("recent")}>
              <h2>{t("recent")}</h2>
              <Lines lines={mine.data.recent} onReturn={setReturning} />
            </section>
          )}
        </>
      )}
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

function Places({ mine }: { mine: Mine }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  const { busy } = useReceptionVerbs();
  if (mine.places.length === 0) return <p className="yd-faint">{t("noPlace")}</p>;
  const mark = (minutes: number | null) => busy.mutate({ minutes }, { onError: say });
  return (
    <section className="ph-panel" aria-label={t("line")}>
      {mine.places.map((place) => (
        <p key={place.rota}>
          <strong>{place.rota}</strong> {!place.on && <span className="yd-faint">{t("off")} </span>}
          {place.away ? t("away") : place.before === 0 ? t("myTurn") : t("before", { count: place.before })}
          {place.owed > 0 && <span className="yd-faint"> {t("owed", { count: place.owed })}</span>}
        </p>
      ))}
      {mine.busy_until && <p>{t("busyUntil", { at: formatMoment(mine.busy_until, language) })}</p>}
      <Button
        block
        style={{ minHeight: 44 }}
        loading={busy.isPending}
        onClick={() => mark(mine.busy_until ? null : mine.busy_minutes)}
      >
        {mine.busy_until ? t("goBack") : t("goBusy", { count: mine.busy_minutes })}
      </Button>
    </section>
  );
}

function Lines({ lines, onReturn }: { lines: Line[]; onReturn: (id: number) => void }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  const { accept } = useReceptionVerbs();
  return (
    <ul className="ph-rows">
      {lines.map((line) => (
        <li key={line.id}>
          <div className="ph-row">
            <span>
              <strong>{line.company || line.name || line.phone}</strong>
              <small>
                {[t(line.kind), formatMoment(line.at, language), line.phone, t(`states.${line.state}`)]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            <span style={{ display: "flex", flexDirection: "row", gap: 8, flex: "none" }}>
              {line.state === "waiting" && (
                <Button
                  size="small"
                  color="primary"
                  style={{ minHeight: 44 }}
                  loading={accept.isPending}
                  onClick={() => accept.mutate(line.id, { onError: say })}
                >
                  {t("accept")}
                </Button>
              )}
              {line.returnable && (
                <Button size="small" style={{ minHeight: 44 }} onClick={() => onReturn(line.id)}>
                  {t("giveBack")}
                </Button>
              )}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
