// My target on the phone: how much, why, by month – and the answer in two taps.
import { Button, Dialog, Popup, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type OwnTarget, useOwnTargets, useSay, waits } from "@/api/own-targets";
import { CounterSheet } from "@/mobile/targets/CounterSheet";
import { useLevelList } from "@/ui/figure/Levels";
import { Money, UnitProvider } from "@/ui/figure/Money";
import { useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);

export function OwnTargetsPage() {
  const { t } = useTranslation("targetLife");
  const { t: tc } = useTranslation();
  const back = useBack();
  const own = useOwnTargets();
  if (own.isError) return <PageError error={own.error} onRetry={() => void own.refetch()} />;
  if (own.isPending) return <Loading shape="page" />;
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("mine")}</h1>
      </header>
      {own.data.length === 0 ? (
        <EmptyState title={t("mineNone")} hint={t("mineHint")} />
      ) : (
        own.data.map((one) => (
          <UnitProvider key={`${one.target.id}:${one.team.id}`} value={one.target.unit}>
            <Own one={one} />
          </UnitProvider>
        ))
      )}
    </>
  );
}

function Own({ one }: { one: OwnTarget }) {
  const { t } = useTranslation("targetLife");
  const list = useLevelList();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const offering = one.asked === "offer";
  const { why, response } = one;
  const confirm = async () => {
    if (!(await Dialog.confirm({ content: t("confirm"), confirmText: t("confirm"), cancelText: t("cancel") }))) return;
    say.mutate(
      { target: one.target.id, team: one.team.id, kind: "confirm" },
      {
        onSuccess: () => Toast.show({ icon: "success", content: t("confirmed") }),
        onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
      },
    );
  };
  return (
    <section className="ph-panel">
      <h2>
        {one.target.name}
        <small>{one.team.name}</small>
      </h2>
      {offering ? (
        <p>{one.until ? t("offerUntil", { day: one.until }) : t("offerTitle", { year: one.target.year })}</p>
      ) : (
        <>
          <div className="ph-hero yd-num">
            <Money fen={one.amount} />
          </div>
          {one.levels.length > 0 && <p className="yd-faint">{list(one.levels)}</p>}
          <p className={waits(one) ? "yd-risk" : "yd-gain"}>
            {one.state === "silent" ? t("toConfirm") : t(`states.${one.state}`)}
          </p>
        </>
      )}
      {response && response.kind !== "confirm" && (
        <p>
          {t(response.kind === "offer" ? "offer" : "counter")} <Money fen={response.amount} /> {response.comment}
          {response.answer && (
            <small className="yd-faint">
              {" "}
              {t("answeredBy", { name: response.answered_by, answer: t(`answers.${response.answer}`) })}{" "}
              {response.answer_comment}
            </small>
          )}
        </p>
      )}
      <dl className="ph-pair">
        <div>
          <dt>{t("record", { start: why.record_start, end: why.record_end })}</dt>
          <dd>
            <Money fen={why.record} />
          </dd>
        </div>
        {why.growth !== null && (
          <div>
            <dt>{t("growth")}</dt>
            <dd className="yd-num">{(why.growth * 100).toFixed(1)}%</dd>
          </div>
        )}
        <div>
          <dt>{t("posts")}</dt>
          <dd className="yd-num">{why.posts}</dd>
        </div>
      </dl>
      {!offering && (
        <details>
          <summary>{t("months")}</summary>
          <dl className="ph-pair">
            {MONTHS.map((month) => (
              <div key={month}>
                <dt>{t("month", { month })}</dt>
                <dd>
                  <Money fen={one.months[month - 1]} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <div style={{ display: "grid", gap: 8, marginTop: 12 }}>
        {!offering && waits(one) && (
          <Button block color="primary" size="large" loading={say.isPending} onClick={() => void confirm()}>
            {t("confirm")}
          </Button>
        )}
        <Button block size="large" color={offering ? "primary" : "default"} onClick={() => setAsking(true)}>
          {offering ? t(response ? "offerAgain" : "offer") : t("counter")}
        </Button>
      </div>
      <Popup visible={asking} onMaskClick={() => setAsking(false)} onClose={() => setAsking(false)} destroyOnClose>
        <CounterSheet one={one} onDone={() => setAsking(false)} />
      </Popup>
    </section>
  );
}
