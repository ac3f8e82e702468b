// The weekly check of a signed review: how it stands now, and what was kept before.
import { App, Button, Input } from "antd";
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
  const { message } = App.useApp();
  const { language } = useLanguage();
  const [note, setNote] = useState("");
  const found = useStanding(review.id, true);
  const keep = useReviewAct(() => api.post(`/plan-reviews/${review.id}/checks`, { note }));
  const able = canCheck(review);
  return (
    <section className="yd-panel yd-stack" aria-label={t("check")}>
      <h2>{t("check")}</h2>
      <p className="yd-faint">{t("checkHow")}</p>
      {found.isPending && <Loading rows={1} />}
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <StandingLine figures={found.data} />}
      {able && (
        <p className="yd-gap-verb">
          <Input
            aria-label={t("checkNote")}
            placeholder={t("checkNote")}
            maxLength={1000}
            value={note}
            style={{ maxWidth: 420 }}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            loading={keep.isPending}
            onClick={() =>
              keep.mutate(undefined, {
                onSuccess: () => {
                  setNote("");
                  void message.success(t("checked"));
                },
                onError: (error) => void message.error(asApiError(error).message, 6),
              })
            }
          >
            {t("checkSave")}
          </Button>
        </p>
      )}
      {review.checks.map((one) => (
        <div key={one.week}>
          <b>{t("week", { day: formatDay(one.week, language) })}</b> <span className="yd-faint">{one.by_name}</span>
          <StandingLine figures={one.figures} />
          {one.note && <p>{one.note}</p>}
        </div>
      ))}
    </section>
  );
}
