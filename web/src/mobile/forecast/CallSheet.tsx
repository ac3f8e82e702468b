// The own call: commit and best case for the whole period, and why.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type OutlookLine, useCall, useLedger } from "@/api/outlook";
import { periodLabel } from "@/domain/period";
import { useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";

export function CallSheet({ line, period, onDone }: { line: OutlookLine; period: string; onDone: () => void }) {
  const { t } = useTranslation("forecast");
  const { language } = useLanguage();
  const amounts = useAmounts();
  const plain = (fen: number | null) => (fen === null ? "" : amounts.exact(fen, fen % 100 !== 0).replaceAll(",", ""));
  const [commit, setCommit] = useState(plain(line.own?.commit ?? line.rolled_commit));
  const [best, setBest] = useState(plain(line.own?.best ?? line.rolled_best));
  const [note, setNote] = useState(line.own?.note ?? "");
  const ledger = useLedger(line.key, period);
  const save = useCall("calls");
  const [low, high] = [amounts.read(commit), amounts.read(best)];
  const ready = low !== null && high !== null && low >= 0 && high >= low && ledger.isSuccess;
  const send = () =>
    low !== null &&
    high !== null &&
    save.mutate(
      { node: line.key, period, commit: low, best: high, note, seen: ledger.data?.[0]?.id ?? 0 },
      {
        onSuccess: () => {
          Toast.show({ icon: "success", content: t("submitted") });
          onDone();
        },
      },
    );
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>
        {t("submit")} · {periodLabel(period, language)}
      </h2>
      {save.isError && (
        <p className="ph-alert" role="alert">
          {asApiError(save.error).message}
        </p>
      )}
      {line.named_commit !== null && line.named_best !== null && (
        <p className="yd-faint">
          {t("fromDeals", { commit: amounts.said(line.named_commit), best: amounts.said(line.named_best) })}
        </p>
      )}
      <label>
        {t("commit")} ({amounts.label})
        <input inputMode="decimal" value={commit} onChange={(event) => setCommit(event.target.value)} />
        <small className="yd-faint">{t("commitHow")}</small>
      </label>
      <label>
        {t("best")} ({amounts.label})
        <input inputMode="decimal" value={best} onChange={(event) => setBest(event.target.value)} />
        <small className="yd-faint">{t("bestHow")}</small>
      </label>
      {low !== null && high !== null && high < low && <p className="yd-risk">{t("order")}</p>}
      <label>
        {t("note")}
        <textarea value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button block color="primary" size="large" type="submit" disabled={!ready} loading={save.isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
