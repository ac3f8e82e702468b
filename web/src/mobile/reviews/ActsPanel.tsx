// Saving, signing and discarding a review on the phone; revising it once both have signed.
import { Button, Dialog, Toast } from "antd-mobile";
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

export function ActsPanel({ review, drafting, editable }: ActsProps) {
  const { t } = useTranslation("reviews");
  const { t: tc } = useTranslation();
  const go = useGo();
  const { draft, dirty, older } = drafting;
  const { save, sign, discard, revise } = useReviewVerbs(review, draft, dirty, {
    good: (text) => Toast.show({ icon: "success", content: t(text) }),
    bad: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
    list: () => go(`/m/plan-reviews?month=${review.month.slice(0, 7)}`, { replace: true }),
    open: (id) => go(`/m/plan-reviews/${id}`),
  });
  if (canCheck(review))
    return (
      <p style={{ marginBottom: 12 }}>
        <Button block loading={revise.isPending} onClick={() => revise.mutate()}>
          {t("revise")}
        </Button>
      </p>
    );
  if (!editable) return null;
  const signed = mineSigned(review);
  const missing = unpredicted(draft.lines);
  const ask = async () => {
    const sure = await Dialog.confirm({
      content: t("discardSure"),
      confirmText: t("discard"),
      cancelText: tc("cancel"),
    });
    if (sure) discard.mutate();
  };
  return (
    <section className="ph-panel" aria-label={t("sign")}>
      <p className="yd-faint">{t("signHow")}</p>
      {older && (
        <div className="ph-alert" role="alert">
          <p>{t("older")}</p>
          <div className="ph-acts">
            <Button size="small" onClick={older.take}>
              {t("olderTake")}
            </Button>
            <Button size="small" onClick={older.drop}>
              {t("olderDrop")}
            </Button>
          </div>
        </div>
      )}
      {dirty && <p>{t("unsaved")}</p>}
      {signed && !dirty && (
        <p className="yd-gain">{t("waiting", { who: t(review.is_member ? "manager" : "member") })}</p>
      )}
      {missing > 0 && <p className="yd-risk">{t("unpredicted", { count: missing })}</p>}
      {missing === 0 && draft.chance === null && <p className="yd-risk">{t("chanceFirst")}</p>}
      <div className="ph-acts">
        <Button
          block
          color="primary"
          size="large"
          loading={sign.isPending}
          disabled={(signed && !dirty) || missing > 0 || draft.chance === null}
          onClick={() => sign.mutate()}
        >
          {t("sign")}
        </Button>
        <Button loading={save.isPending} disabled={!dirty} onClick={() => save.mutate()}>
          {t("save")}
        </Button>
        <Button color="danger" fill="outline" onClick={() => void ask()}>
          {t("discard")}
        </Button>
      </div>
    </section>
  );
}
