// Giving a lead up: one of the usual reasons, or one's own words.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { REASONS, useLeadVerbs } from "@/api/leads";
import { ReasonInput } from "@/ui/pool/ReasonInput";

export function GiveUpSheet({ id, version, onDone }: { id: number; version: number; onDone: () => void }) {
  const { t } = useTranslation("leads");
  const { t: tc } = useTranslation();
  const { move } = useLeadVerbs(id);
  const [reason, setReason] = useState("");
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        move.mutate({ status: "invalid", reason: reason.trim(), version }, { onSuccess: onDone });
      }}
    >
      {move.isError && (
        <p className="ph-alert" role="alert">
          {asApiError(move.error).message || tc("error.network")}
        </p>
      )}
      <fieldset>
        <legend className="yd-faint">{t("invalidTitle")}</legend>
        <ReasonInput offered={REASONS.map((one) => t(`reasons.${one}`))} value={reason} onChange={setReason} />
      </fieldset>
      <Button block color="primary" size="large" type="submit" loading={move.isPending} disabled={!reason.trim()}>
        {t("invalidate")}
      </Button>
    </form>
  );
}
