// The playbook of a stage: the draft to write, taken over from evidence where there is some; what is in force; the past.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { BookLine, EvidenceLine } from "@/api/plays";
import { formatMoment } from "@/domain/dates";
import { DraftForm } from "@/features/playbooks/DraftForm";
import { type Book, type Draft, type StageEvidence, useBookVerbs, useVersions } from "@/features/playbooks/queries";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function BookEditor({ stage, manages }: { stage: StageEvidence; manages: boolean }) {
  const found = useVersions(stage.id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={6} />;
  const { items } = found.data;
  const draft = items.find((one) => one.state === "draft");
  return (
    <div className="yd-stack">
      {manages && <Editing key={draft?.version ?? 0} stage={stage} items={items} />}
      <Versions items={items.filter((one) => one.state !== "draft")} />
    </div>
  );
}

/** Where an edit begins: the draft, else what is in force, else an empty page. */
function beginning(items: Book[]): Draft {
  const draft = items.find((one) => one.state === "draft");
  const from = draft ?? items.find((one) => one.state === "published");
  return {
    version: draft?.version ?? 0,
    aim: from?.aim ?? "",
    template_id: from?.template?.id ?? null,
    lines: from?.lines ?? [],
  };
}

/** What won deals clearly did more often, as steps, the earliest first. */
export function fromEvidence(
  lines: readonly EvidenceLine[],
  text: (line: EvidenceLine) => { text: string; why: string },
): BookLine[] {
  return lines
    .filter((line) => line.contrast?.verdict === "more" && line.measure !== "days" && line.measure !== "gap")
    .sort((a, b) => (a.won_first ?? 99) - (b.won_first ?? 99))
    .map((line) => ({
      ...text(line),
      measure: line.measure as BookLine["measure"],
      times: line.measure === "contacts" ? 2 : 1,
      by_day: line.won_first === null ? null : Math.ceil(line.won_first),
    }));
}

function Editing({ stage, items }: { stage: StageEvidence; items: Book[] }) {
  const { t } = useTranslation("playsDesk");
  const { t: tp } = useTranslation("plays");
  const { message, modal } = App.useApp();
  const { save, publish, discard } = useBookVerbs(stage.id);
  const [draft, setDraft] = useState(() => beginning(items));
  const failed = (error: unknown) => void message.error(asApiError(error).message, 6);
  const drafted = items.some((one) => one.state === "draft");
  const share = (value: number | null | undefined) => `${Math.round((value ?? 0) * 100)}%`;
  const bring = () => {
    const known = new Set(draft.lines.map((line) => line.measure));
    const brought = fromEvidence(stage.lines, (line) => ({
      text: tp(`step.${line.measure}`),
      why: t("whyWon", { won: share(line.contrast?.won_share), lost: share(line.contrast?.lost_share) }),
    })).filter((line) => !known.has(line.measure));
    setDraft({ ...draft, lines: [...draft.lines, ...brought] });
    void message.info(brought.length > 0 ? t("brought", { count: brought.length }) : t("noneToBring"));
  };
  const store = () => save.mutateAsync(draft);
  const goLive = () =>
    modal.confirm({
      title: t("publishSure"),
      onOk: async () => {
        try {
          const saved = await store();
          const version = saved.items.find((one) => one.state === "draft")?.version ?? 0;
          await publish.mutateAsync(version);
          void message.success(t("publishedNow"));
        } catch (error) {
          failed(error);
        }
      },
    });
  return (
    <section className="yd-stack">
      <DraftForm draft={draft} onChange={setDraft} />
      <p className="yd-play-numbers">
        <Button onClick={bring}>{t("fromEvidence")}</Button>
        <Button loading={save.isPending} onClick={() => void store().catch(failed)}>
          {t("saveDraft")}
        </Button>
        <Button type="primary" disabled={draft.lines.length === 0} onClick={goLive}>
          {t("publish")}
        </Button>
        {drafted && (
          <Button
            danger
            type="text"
            onClick={() => modal.confirm({ title: t("discardSure"), onOk: () => discard.mutateAsync().catch(failed) })}
          >
            {t("discard")}
          </Button>
        )}
      </p>
    </section>
  );
}

function Versions({ items }: { items: Book[] }) {
  const { t } = useTranslation("playsDesk");
  const { language } = useLanguage();
  if (items.length === 0) return <EmptyState title={t("noBook")} />;
  return (
    <section className="yd-stack">
      <h3>{t("earlier")}</h3>
      {items.map((book) => (
        <details key={book.id} open={book.state === "published"} className="yd-panel">
          <summary>
            {t("version", { number: book.number })} · {t(book.state === "published" ? "published" : "retired")}
            {book.published_at && (
              <span className="yd-faint">
                {" "}
                {t("publishedBy", { by: book.by_name, at: formatMoment(book.published_at, language) })}
              </span>
            )}
          </summary>
          {book.aim && <p>{book.aim}</p>}
          <ol>
            {book.lines.map((line) => (
              <li key={line.text}>
                {line.text} <span className="yd-faint">{line.why}</span>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
