// Why a customer was lost and to whom; how it was won back, in one touch.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type LossSaid, useOfferedReasons } from "@/api/segments";
import { LossForm } from "@/mobile/record/LossForm";

export function LoseSheet({ busy, onDone }: { busy: boolean; onDone: (said: LossSaid) => void }) {
  const { t } = useTranslation("segments");
  const reasons = useOfferedReasons();
  return (
    <LossForm
      reasons={reasons}
      words={{
        reason: t("lose.reason"),
        competitor: t("lose.competitor"),
        note: t("lose.note"),
        lose: t("line.lose"),
      }}
      noteLength={2000}
      busy={busy}
      onDone={(loss) => loss.reason_id !== null && onDone({ ...loss, reason_id: loss.reason_id })}
    />
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
