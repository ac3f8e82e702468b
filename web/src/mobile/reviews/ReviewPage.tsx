// One plan review on the phone: the deals one by one, joint visits, what each side thinks, two signatures, weekly check.
import "@/styles/phone-gap.css";
import { useTranslation } from "react-i18next";
import { canEdit, promisedOf, type Review, useReview } from "@/api/reviews";
import { Head } from "@/mobile/record/Head";
import { ActsPanel } from "@/mobile/reviews/ActsPanel";
import { CheckPanel } from "@/mobile/reviews/CheckPanel";
import { DealCards } from "@/mobile/reviews/DealCards";
import { Sides } from "@/mobile/reviews/Sides";
import { VisitRows } from "@/mobile/reviews/VisitRows";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { Link, useParam } from "@/ui/nav";
import { useDraft } from "@/ui/review/useDraft";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reviews");
  const { t: tc } = useTranslation();
  const id = Number(useParam("id"));
  const known = Number.isInteger(id) && id > 0;
  const found = useReview(known ? id : 0);
  return (
    <>
      <Head title={t("title")} />
      {!known && <EmptyState art="filter" title={tc("error.pageNotFound")} />}
      {known && found.isPending && <Loading shape="page" />}
      {known && found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Sheet key={`${id}:${found.data.version}`} review={found.data} />}
    </>
  );
}

function Sheet({ review }: { review: Review }) {
  const { t } = useTranslation("reviews");
  const editable = canEdit(review);
  const drafting = useDraft(review, editable);
  const { draft, change } = drafting;
  return (
    <>
      <Figures review={review} promised={promisedOf(draft.lines)} />
      <DealCards
        lines={draft.lines}
        member={review.member.id}
        month={review.month}
        onChange={editable ? (lines) => change({ lines }) : null}
      />
      <VisitRows draft={draft} month={review.month} onChange={editable ? (visits) => change({ visits }) : null} />
      <Sides review={review} draft={draft} onChange={editable ? change : null} />
      <ActsPanel review={review} drafting={drafting} editable={editable} />
      {review.status !== "draft" && <CheckPanel review={review} />}
      {review.versions.length > 1 && (
        <section className="ph-panel ph-links">
          <h2>{t("versions")}</h2>
          {review.versions.map((one) => (
            <Link
              key={one.id}
              to={`/m/plan-reviews/${one.id}`}
              aria-current={one.id === review.id ? "page" : undefined}
            >
              {t(one.status, { number: one.number })}
            </Link>
          ))}
        </section>
      )}
    </>
  );
}

function Figures({ review, promised }: { review: Review; promised: number }) {
  const { t } = useTranslation("reviews");
  const total = review.won + promised;
  const pair = (label: string, fen: number, tone?: string) => (
    <div>
      <dt>{label}</dt>
      <dd className={tone}>
        <Money fen={fen} />
      </dd>
    </div>
  );
  return (
    <section className="ph-panel" aria-label={review.member.name}>
      <h2>
        {`${review.member.name} · ${review.month.slice(0, 7)}`}
        <Tag color={review.status === "signed" ? "gain" : review.status === "draft" ? "gold" : "grey"}>
          {t(review.status, { number: review.number })}
        </Tag>
      </h2>
      <dl className="ph-pair">
        {pair(t("target"), review.target)}
        {pair(t("won"), review.won)}
        {pair(t("promised"), promised)}
        {pair(t("total"), total, review.target > 0 && total < review.target ? "yd-risk" : "yd-gain")}
      </dl>
      <p className="yd-faint">
        {review.target > 0 && `${t("totalHow", { share: `${((total / review.target) * 100).toFixed(0)}%` })} · `}
        <Link to={`/m/gaps?node=member:${review.member.id}&period=${review.month.slice(0, 7)}`}>{t("gap")}</Link>
      </p>
    </section>
  );
}
