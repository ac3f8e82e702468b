// One plan review: the deals one by one, joint visits, what each side thinks, two signatures, the weekly check.
import "@/styles/gap.css";
import { useTranslation } from "react-i18next";
import { canEdit, promisedOf, type Review, useReview } from "@/api/reviews";
import { Acts } from "@/features/reviews/Acts";
import { CheckPanel } from "@/features/reviews/CheckPanel";
import { DealsTable } from "@/features/reviews/DealsTable";
import { SidesPanel } from "@/features/reviews/SidesPanel";
import { VisitsPanel } from "@/features/reviews/VisitsPanel";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Tag } from "@/ui/figure/Tag";
import { Link, useParam } from "@/ui/nav";
import { useDraft } from "@/ui/review/useDraft";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const id = Number(useParam("id"));
  return Number.isInteger(id) && id > 0 ? <Found id={id} /> : <NotFound />;
}

function Found({ id }: { id: number }) {
  const found = useReview(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  return <Sheet key={`${id}:${found.data.version}`} review={found.data} />;
}

function Sheet({ review }: { review: Review }) {
  const { t } = useTranslation("reviews");
  const editable = canEdit(review);
  const drafting = useDraft(review, editable);
  const { draft, change } = drafting;
  const promised = promisedOf(draft.lines);
  const total = review.won + promised;
  return (
    <div className="yd-page yd-stack">
      <header className="yd-toolbar">
        <h1>{t("of", { name: review.member.name, month: review.month.slice(0, 7) })}</h1>
        <Tag color={review.status === "signed" ? "gain" : review.status === "draft" ? "gold" : "grey"}>
          {t(review.status, { number: review.number })}
        </Tag>
        <span className="yd-grow" />
        <Link to={`/gaps?node=member:${review.member.id}&period=${review.month.slice(0, 7)}`}>{t("gap")}</Link>
        <Link to={`/plan-reviews?month=${review.month.slice(0, 7)}`}>{t("back")}</Link>
      </header>
      <section className="yd-figures" aria-label={review.member.name}>
        <StatFigure label={t("target")} value={<Money fen={review.target} />} />
        <StatFigure label={t("won")} value={<Money fen={review.won} />} />
        <StatFigure label={t("promised")} value={<Money fen={promised} />} note={t("promisedHow")} />
        <StatFigure
          label={t("total")}
          value={<Money fen={total} />}
          tone={review.target > 0 && total < review.target ? "risk" : "gain"}
          note={review.target ? t("totalHow", { share: `${((total / review.target) * 100).toFixed(0)}%` }) : ""}
          share={review.target ? total / review.target : null}
        />
      </section>
      <DealsTable
        lines={draft.lines}
        member={review.member.id}
        month={review.month}
        onChange={editable ? (lines) => change({ lines }) : null}
      />
      <VisitsPanel draft={draft} month={review.month} onChange={editable ? (visits) => change({ visits }) : null} />
      <SidesPanel review={review} draft={draft} onChange={editable ? change : null} />
      <Acts review={review} drafting={drafting} editable={editable} />
      {review.status !== "draft" && <CheckPanel review={review} />}
      {review.versions.length > 1 && (
        <p>
          {t("versions")}:{" "}
          {review.versions.map((one) => (
            <span key={one.id}>
              {one.id === review.id ? (
                <b>{one.number}</b>
              ) : (
                <Link to={`/plan-reviews/${one.id}`}>{t(one.status, { number: one.number })}</Link>
              )}{" "}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
