// The pool and the reason of a claim or release, in a sheet.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonInput } from "@/ui/pool/ReasonInput";

export interface ReasonSheetProps {
  title: string;
  pools: readonly { id: number; name: string; reasons: readonly string[] }[];
  onDone: (pool: number, reason: string) => void;
}

export function ReasonSheet({ title, pools, onDone }: ReasonSheetProps) {
  const { t } = useTranslation("pools");
  const [id, setId] = useState(pools[0]?.id);
  const [reason, setReason] = useState("");
  const pool = pools.find((one) => one.id === id);
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (pool) onDone(pool.id, reason.trim());
      }}
    >
      {pools.length > 1 && (
        <fieldset>
          <legend className="yd-faint">{t("pool")}</legend>
          <div className="ph-chips">
            {pools.map((one) => (
              <button key={one.id} type="button" aria-pressed={one.id === id} onClick={() => setId(one.id)}>
                {one.name}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      <fieldset>
        <legend className="yd-faint">{t("reason")}</legend>
        <ReasonInput offered={pool?.reasons ?? []} value={reason} onChange={setReason} />
      </fieldset>
      <Button block color="primary" size="large" type="submit" disabled={!pool || !reason.trim()}>
        {title}
      </Button>
    </form>
  );
}
