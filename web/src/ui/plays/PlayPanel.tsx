// An open deal beside the won ones: what comes next and why, the stage's playbook ticked off, and the figures.
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { type PlayPanel as Play, type Step, useDealPlay, usePlayVerbs } from "@/api/plays";
import { may } from "@/domain/permissions";
import { PlayTable } from "@/ui/plays/PlayTable";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/plays.css";

export interface PlayPanelProps {
  id: number;
  /** Tells the person what came of it. */
  say: (text: string, bad?: boolean) => void;
}
export const percent = (share: number | null) => (share === null ? "–" : `${Math.round(share * 100)}%`);

export function PlayPanel({ id, say }: PlayPanelProps) {
  const { t } = useTranslation("plays");
  const found = useDealPlay(id);
  const { data: me } = useMe();
  const { plan, begin } = usePlayVerbs(id);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const play = found.data;
  const tasks = may(me?.permissions, "task.create") && may(me?.permissions, "deal.edit");
  const failed = (error: unknown) => say(asApiError(error).message, true);
  const toTask = (step: Step) =>
    plan.mutate(
      { title: step.text || t(`step.${step.measure}`), measure: step.measure },
      { onSuccess: () => say(t("taskMade")), onError: failed },
    );
  const beginAll = () =>
    begin.mutate(undefined, { onSuccess: ({ ids }) => say(t("tasksMade", { count: ids.length })), onError: failed });
  return (
    <div className="yd-stack">
      <section aria-label={t("next")}>
        <h3>{t("next")}</h3>
        <Next play={play} onTask={tasks ? toTask : null} busy={plan.isPending} />
      </section>
      {play.playbook && <Book book={play.playbook} onBegin={tasks ? beginAll : null} busy={begin.isPending} />}
      {play.kind && <PlayTable play={play} />}
    </div>
  );
}

function Next({ play, onTask, busy }: { play: Play; onTask: ((step: Step) => void) | null; busy: boolean }) {
  const { t } = useTranslation("plays");
  const few = play.won > 0 ? t("fewWon", { won: play.won }) : t("fewWonNone");
  return (
    <>
      {play.steps.length > 0 && (
        <ol className="yd-play-steps">
          {play.steps.map((step) => (
            <li key={step.measure + step.text}>
              <span>
                <strong>{step.text || t(`step.${step.measure}`)}</strong>
                <Because play={play} step={step} />
              </span>
              {onTask && (
                <button type="button" className="yd-button" disabled={busy} onClick={() => onTask(step)}>
                  {t("toTask")}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {!play.enough ? (
        <p className="yd-play-none">{few}</p>
      ) : (
        play.steps.length === 0 && <p className="yd-play-none">{t("nothingNext")}</p>
      )}
    </>
  );
}

function Because({ play, step }: { play: Play; step: Step }) {
  const { t } = useTranslation("plays");
  const { why, contrast, by_day } = step;
  if (why === "plan")
    return <small>{by_day === null ? t("because.plan") : t("because.planDay", { count: by_day })}</small>;
  if (why === "pace") {
    const gap = play.lines.find((line) => line.measure === "gap");
    return <small>{t("because.pace", { won: gap?.won_median?.toFixed(1) ?? "–", own: gap?.own ?? "–" })}</small>;
  }
  const shares = { won: percent(contrast?.won_share ?? null), lost: percent(contrast?.lost_share ?? null) };
  return (
    <small>
      {t(contrast?.verdict === "more" ? "because.more" : "because.alike", shares)}
      {by_day !== null && ` · ${t("because.day", { count: by_day })}`}
    </small>
  );
}

function Book({
  book,
  onBegin,
  busy,
}: {
  book: NonNullable<Play["playbook"]>;
  onBegin: (() => void) | null;
  busy: boolean;
}) {
  const { t } = useTranslation("plays");
  return (
    <section aria-label={t("book", { number: book.number })}>
      <h3>{t("book", { number: book.number })}</h3>
      {book.aim && (
        <p className="yd-muted">
          {t("aim")}：{book.aim}
        </p>
      )}
      <ul className="yd-play-steps">
        {book.lines.map((line) => (
          <li key={line.text}>
            <span>
              {line.done !== null && <span aria-hidden="true">{line.done ? "✓ " : "○ "}</span>}
              {line.text}
              <small>
                {[
                  line.times > 1 && t("times", { count: line.times }),
                  line.by_day !== null && t("byDay", { count: line.by_day }),
                  line.why,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            {line.done !== null && <span className="yd-muted">{t(line.done ? "isDone" : "notDone")}</span>}
          </li>
        ))}
      </ul>
      {book.template && onBegin && (
        <p>
          <button type="button" className="yd-button" disabled={busy} onClick={onBegin}>
            {t("begin")}
          </button>{" "}
          <span className="yd-muted">{book.template.name}</span>
        </p>
      )}
    </section>
  );
}
