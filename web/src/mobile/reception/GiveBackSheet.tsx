// The turn goes back: why, and a note or a picture as proof.
import { Button, TextArea, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { firstOf, keepProof, type Proof, RETURNS, useReceptionVerbs } from "@/api/reception";

export function GiveBackSheet({ id, onDone }: { id: number; onDone: () => void }) {
  const { t } = useTranslation("reception");
  const { giveBack } = useReceptionVerbs();
  const [reason, setReason] = useState<(typeof RETURNS)[number]>("researcher");
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<Proof[]>([]);
  const fail = (error: unknown) => Toast.show({ content: firstOf(error), duration: 4000 });
  const keep = (picked: FileList | null) => {
    for (const file of picked ?? [])
      keepProof(file).then((kept) => setFiles((known) => [...known, { id: kept, name: file.name }]), fail);
  };
  const send = () =>
    giveBack.mutate(
      { id, reason, note, file_ids: files.map((one) => one.id) },
      {
        onSuccess: () => {
          Toast.show({ icon: "success", content: t("returned") });
          onDone();
        },
        onError: fail,
      },
    );
  return (
    <div className="ph-sheet" style={{ padding: 16 }}>
      <h2>{t("giveBack")}</h2>
      <p className="yd-faint">{t("giveBackWhy")}</p>
      <div className="ph-chips">
        {RETURNS.map((one) => (
          <button key={one} type="button" aria-pressed={one === reason} onClick={() => setReason(one)}>
            {t(`returns.${one}`)}
          </button>
        ))}
      </div>
      <TextArea aria-label={t("proof")} placeholder={t("proof")} maxLength={300} value={note} onChange={setNote} />
      <p>
        <label>
          {t("picture")}{" "}
          <input
            type="file"
            multiple
            accept="image/*,.pdf"
            onChange={(event) => {
              keep(event.target.files);
              event.target.value = "";
            }}
          />
        </label>
      </p>
      {files.length > 0 && <p className="yd-faint">{files.map((one) => one.name).join(" · ")}</p>}
      <Button
        block
        color="primary"
        size="large"
        disabled={!note.trim() && files.length === 0}
        loading={giveBack.isPending}
        onClick={send}
      >
        {t("giveBack")}
      </Button>
    </div>
  );
}
