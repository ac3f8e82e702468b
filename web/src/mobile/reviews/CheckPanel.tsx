// The weekly check of a signed review: how it stands now, what is said this week, what was said before.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { canCheck, type Review, useReviewAct, useStanding } from "@/api/reviews";
import { formatDay } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { StandingLine } from "@/ui/review/StandingLine";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function CheckPanel({ review }: { review: Review }) {
  const { t } = useTranslation("reviews");
  const { language } = useLanguage();
  const [note, setNote] = useState("");
  const found = useStanding(review.id, true);
  const keep = useReviewAct(
    async () => {
      await api.post(`/plan-reviews/${review.id}/checks`, { note });
      setNote("");
      Toast.show({ icon: "success", content: t("checked") });
    },
    (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
  );
  return (
    <section className="ph-panel" aria-label={t("check")}>
      <h2>{t("check")}</h2>
      <p className="yd-faint">{t("checkHow")}</p>
      {found.isPending && <Loading rows={1} />}
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <StandingLine figures={found.data} />}
      {canCheck(review) && (
        <>
          <label className="ph-field">
            {t("checkNote")}
            <textarea
              className="ph-inline"
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <div className="ph-acts">
            <Button block color="primary" loading={keep.isPending} onClick={() => keep.mutate()}>
              {t("checkSave")}
            </Button>
          </div>
        </>
      )}
      {review.checks.map((one) => (
        <div key={one.week} className="ph-deal">
          <div>
            <b>{t("week", { day: formatDay(one.week, language) })}</b>
            <span className="yd-faint">{one.by_name}</span>
          </div>
          <StandingLine figures={one.figures} />
          {one.note && <p>{one.note}</p>}
        </div>
      ))}
    </section>
  );
}
