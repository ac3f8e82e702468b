// What may be done with a review: save, sign, discard; revise it once both have signed.
import { Alert, App, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { canCheck, mineSigned, type Review, unpredicted } from "@/api/reviews";
import { useGo } from "@/ui/nav";
import type { Drafting } from "@/ui/review/useDraft";
import { useReviewVerbs } from "@/ui/review/useReviewVerbs";

interface ActsProps {
  review: Review;
  drafting: Drafting;
  editable: boolean;
}

export function Acts({ review, drafting, editable }: ActsProps) {
  const { t } = useTranslation("reviews");
  const { message } = App.useApp();
  const go = useGo();
  const { draft, dirty, older } = drafting;
  const { save, sign, discard, revise } = useReviewVerbs(review, draft, dirty, {
    good: (text) => void message.success(t(text)),
    bad: (error) => void message.error(asApiError(error).message, 6),
    list: () => go(`/plan-reviews?month=${review.month.slice(0, 7)}`),
    open: (id) => go(`/plan-reviews/${id}`),
  });
  if (canCheck(review))
    return (
      <p>
        <Button loading={revise.isPending} onClick={() => revise.mutate()}>
          {t("revise")}
        </Button>
      </p>
    );
  if (!editable) return null;
  const signed = mineSigned(review);
  const missing = unpredicted(draft.lines);
  const theirs = review.is_member ? "manager" : "member";
  return (
    <section className="yd-panel yd-stack" aria-label={t("sign")}>
      <p className="yd-faint">{t("signHow")}</p>
      {older && (
        <Alert
          type="warning"
          showIcon
          title={t("older")}
          action={
            <>
              <Button size="small" onClick={older.take}>
                {t("olderTake")}
              </Button>{" "}
              <Button size="small" onClick={older.drop}>
                {t("olderDrop")}
              </Button>
            </>
          }
        />
      )}
      {dirty && <Alert type="info" showIcon title={t("unsaved")} />}
      {signed && !dirty && <Alert type="success" showIcon title={t("waiting", { who: t(theirs) })} />}
      {missing > 0 && <p className="yd-risk">{t("unpredicted", { count: missing })}</p>}
      {missing === 0 && draft.chance === null && <p className="yd-risk">{t("chanceFirst")}</p>}
      <p className="yd-gap-verb">
        <Button loading={save.isPending} disabled={!dirty} onClick={() => save.mutate()}>
          {t("save")}
        </Button>
        <Button
          type="primary"
          loading={sign.isPending}
          disabled={(signed && !dirty) || missing > 0 || draft.chance === null}
          onClick={() => sign.mutate()}
        >
          {t("sign")}
        </Button>
        <Popconfirm title={t("discardSure")} onConfirm={() => discard.mutate()}>
          <Button danger>{t("discard")}</Button>
        </Popconfirm>
      </p>
    </section>
  );
}
