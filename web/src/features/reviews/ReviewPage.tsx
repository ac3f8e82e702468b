// One plan review: the deals one by one, joint visits, what each side thinks, two signatures, the weekly check.
import "@/styles/gap.css";
import { Alert, App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import {
  type Draft,
  draftOf,
  mineSigned,
  promisedOf,
  type Review,
  saveReview,
  useReview,
  useReviewAct,
} from "@/api/reviews";
import { CheckPanel } from "@/features/reviews/CheckPanel";
import { DealsTable } from "@/features/reviews/DealsTable";
import { SidesPanel } from "@/features/reviews/SidesPanel";
import { VisitsPanel } from "@/features/reviews/VisitsPanel";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Tag } from "@/ui/figure/Tag";
import { Link, useGo, useParam } from "@/ui/nav";
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
  const [draft, setDraft] = useState<Draft>(() => draftOf(review));
  const [dirty, setDirty] = useState(false);
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setDirty(true);
  };
  const editable = review.status === "draft" && (review.is_member || review.can_lead);
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
      <Acts review={review} draft={draft} dirty={dirty} editable={editable} />
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

interface ActsProps {
  review: Review;
  draft: Draft;
  dirty: boolean;
  editable: boolean;
}

function Acts({ review, draft, dirty, editable }: ActsProps) {
  const { t } = useTranslation("reviews");
  const { message } = App.useApp();
  const go = useGo();
  const say = { onError: (error: Error) => void message.error(asApiError(error).message, 6) };
  const save = useReviewAct(() => saveReview(review, draft));
  const sign = useReviewAct(async () => {
    const saved = dirty ? await saveReview(review, draft) : review;
    return api.post<Review>(`/plan-reviews/${review.id}/signature`, { version: saved.version });
  });
  const discard = useReviewAct(() => api.post(`/plan-reviews/${review.id}/discard`, { version: review.version }));
  const revise = useReviewAct(() => api.post<Review>(`/plan-reviews/${review.id}/revision`));
  if (review.status === "signed" && (review.is_member || review.can_lead))
    return (
      <p>
        <Button
          loading={revise.isPending}
          onClick={() => revise.mutate(undefined, { ...say, onSuccess: (made) => go(`/plan-reviews/${made.id}`) })}
        >
          {t("revise")}
        </Button>
      </p>
    );
  if (!editable) return null;
  const signed = mineSigned(review);
  return (
    <section className="yd-panel yd-stack">
      <p className="yd-faint">{t("signHow")}</p>
      {dirty && <Alert type="info" showIcon message={t("unsaved")} />}
      {signed && !dirty && (
        <Alert type="success" showIcon message={t("waiting", { who: t(review.is_member ? "manager" : "member") })} />
      )}
      <p className="yd-gap-verb">
        <Button
          loading={save.isPending}
          disabled={!dirty}
          onClick={() => save.mutate(undefined, { ...say, onSuccess: () => void message.success(t("saved")) })}
        >
          {t("save")}
        </Button>
        <Button
          type="primary"
          loading={sign.isPending}
          disabled={signed && !dirty}
          onClick={() => sign.mutate(undefined, { ...say, onSuccess: () => void message.success(t("signedNow")) })}
        >
          {t("sign")}
        </Button>
        <Popconfirm
          title={t("discardSure")}
          onConfirm={() =>
            discard.mutate(undefined, {
              ...say,
              onSuccess: () => go(`/plan-reviews?month=${review.month.slice(0, 7)}`),
            })
          }
        >
          <Button danger>{t("discard")}</Button>
        </Popconfirm>
      </p>
    </section>
  );
}
