// Why a customer was lost and to whom, in three touches; how it was won back, in one.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type LossSaid, useLostReasons } from "@/api/segments";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function LoseSheet({ busy, onDone }: { busy: boolean; onDone: (said: LossSaid) => void }) {
  const { t } = useTranslation("segments");
  const reasons = useLostReasons();
  const [reason, setReason] = useState<number | null>(null);
  const [competitor, setCompetitor] = useState("");
  const [note, setNote] = useState("");
  if (reasons.isPending) return <Loading rows={3} />;
  if (reasons.isError) return <PageError compact error={reasons.error} onRetry={() => void reasons.refetch()} />;
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== null) onDone({ reason_id: reason, competitor: competitor.trim(), note: note.trim() });
      }}
    >
      <fieldset>
        <legend className="yd-faint">{t("lose.reason")}</legend>
        <div className="ph-chips">
          {reasons.data.items
            .filter((one) => one.archived_at === null)
            .map((one) => (
              <button key={one.id} type="button" aria-pressed={one.id === reason} onClick={() => setReason(one.id)}>
                {one.name}
              </button>
            ))}
        </div>
      </fieldset>
      <input
        aria-label={t("lose.competitor")}
        placeholder={t("lose.competitor")}
        maxLength={200}
        value={competitor}
        onChange={(event) => setCompetitor(event.target.value)}
      />
      <textarea
        aria-label={t("lose.note")}
        placeholder={t("lose.note")}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button block color="danger" size="large" type="submit" loading={busy} disabled={reason === null}>
        {t("line.lose")}
      </Button>
    </form>
  );
}

export function BackSheet({ busy, onDone }: { busy: boolean; onDone: (note: string) => void }) {
  const { t } = useTranslation("segments");
  const [note, setNote] = useState("");
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(note.trim());
      }}
    >
      <textarea
        aria-label={t("line.backNote")}
        placeholder={t("line.backNote")}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button block color="primary" size="large" type="submit" loading={busy}>
        {t("line.back")}
      </Button>
    </form>
  );
}
