// Why a deal was lost and to whom, so that the team can learn.
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { useCompetitorNames } from "@/api/gates";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface Said {
  reason_id: number | null;
  competitor: string | null;
  note: string;
}

export function LoseSheet({ busy, onDone }: { busy: boolean; onDone: (said: Said) => void }) {
  const { t } = useTranslation("gates");
  const reasons = useQuery({
    queryKey: ["close-reasons", false],
    queryFn: ({ signal }) =>
      api
        .get<{ items: { id: number; kind: string; name: string }[] }>("/close-reasons", undefined, signal)
        .then((answer) => answer.items),
  });
  const rivals = useCompetitorNames();
  const [reason, setReason] = useState<number | null>(null);
  const [rival, setRival] = useState("");
  const [note, setNote] = useState("");
  if (reasons.isPending) return <Loading rows={3} />;
  if (reasons.isError) return <PageError compact error={reasons.error} onRetry={() => void reasons.refetch()} />;
  const lost = reasons.data.filter((one) => one.kind === "lost");
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        onDone({ reason_id: reason, competitor: rival.trim() || null, note: note.trim() });
      }}
    >
      <fieldset>
        <legend className="yd-faint">{t("phone.reason")}</legend>
        <div className="ph-chips">
          {lost.map((one) => (
            <button key={one.id} type="button" aria-pressed={one.id === reason} onClick={() => setReason(one.id)}>
              {one.name}
            </button>
          ))}
        </div>
      </fieldset>
      <input
        aria-label={t("phone.competitor")}
        placeholder={t("phone.competitor")}
        list="rivals"
        maxLength={200}
        value={rival}
        onChange={(event) => setRival(event.target.value)}
      />
      <datalist id="rivals">
        {(rivals.data ?? []).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <textarea
        aria-label={t("note")}
        placeholder={t("note")}
        maxLength={5000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        block
        color="danger"
        size="large"
        type="submit"
        loading={busy}
        disabled={reason === null && lost.length > 0}
      >
        {t("phone.lose")}
      </Button>
    </form>
  );
}
