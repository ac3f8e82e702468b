// Why something was lost and to whom, in three touches, so that the team can learn.
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd-mobile";
import { useState } from "react";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface Loss {
  reason_id: number | null;
  competitor: string;
  note: string;
}

export interface LossFormProps {
  reasons: UseQueryResult<{ id: number; name: string }[]>;
  /** Names offered while the competitor is typed. */
  rivals?: string[];
  words: { reason: string; competitor: string; note: string; lose: string };
  noteLength: number;
  /** It can be lost without one where the company keeps no reasons. */
  withoutReasons?: boolean;
  busy: boolean;
  onDone: (loss: Loss) => void;
}

export function LossForm({
  reasons,
  rivals = [],
  words,
  noteLength,
  withoutReasons = false,
  busy,
  onDone,
}: LossFormProps) {
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
        onDone({ reason_id: reason, competitor: competitor.trim(), note: note.trim() });
      }}
    >
      <fieldset>
        <legend className="yd-faint">{words.reason}</legend>
        <div className="ph-chips">
          {reasons.data.map((one) => (
            <button key={one.id} type="button" aria-pressed={one.id === reason} onClick={() => setReason(one.id)}>
              {one.name}
            </button>
          ))}
        </div>
      </fieldset>
      <input
        aria-label={words.competitor}
        placeholder={words.competitor}
        list={rivals.length > 0 ? "rivals" : undefined}
        maxLength={200}
        value={competitor}
        onChange={(event) => setCompetitor(event.target.value)}
      />
      <datalist id="rivals">
        {rivals.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <textarea
        aria-label={words.note}
        placeholder={words.note}
        maxLength={noteLength}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        block
        color="danger"
        size="large"
        type="submit"
        loading={busy}
        disabled={reason === null && !(withoutReasons && reasons.data.length === 0)}
      >
        {words.lose}
      </Button>
    </form>
  );
}
