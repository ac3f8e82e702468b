// A call: submitted for oneself or the own team, or put in the place of somebody's by a superior, who says why.
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type OutlookLine, useCall, useLedger } from "@/api/outlook";
import { formatMoment } from "@/domain/dates";
import { periodLabel } from "@/domain/period";
import { Money, useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";

export interface CallDialogProps {
  line: OutlookLine;
  period: string;
  path: "calls" | "overrides";
  onClose: () => void;
}

export function CallDialog({ line, period, path, onClose }: CallDialogProps) {
  const { t } = useTranslation("forecast");
  const { t: td } = useTranslation("forecastDesk");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const amounts = useAmounts();
  const known = path === "overrides" ? (line.override ?? line.own) : line.own;
  const plain = (fen: number | null) => (fen === null ? "" : amounts.exact(fen, fen % 100 !== 0).replaceAll(",", ""));
  const [commit, setCommit] = useState(plain(known?.commit ?? line.rolled_commit));
  const [best, setBest] = useState(plain(known?.best ?? line.rolled_best));
  const [note, setNote] = useState(path === "calls" ? (line.own?.note ?? "") : "");
  const ledger = useLedger(line.key, period);
  const save = useCall(path);
  const withdraw = useCall("overrides/withdrawal");
  const [low, high] = [amounts.read(commit), amounts.read(best)];
  const ordered = low !== null && high !== null && low >= 0 && high >= low;
  const needsWhy = path === "overrides" && note.trim() === "";
  const seen = ledger.data?.[0]?.id ?? 0;
  const done = {
    onSuccess: () => {
      void message.success(t("submitted"));
      onClose();
    },
    onError: (error: unknown) => void message.error(asApiError(error).message, 6),
  };
  const send = () =>
    low !== null && high !== null && save.mutate({ node: line.key, period, commit: low, best: high, note, seen }, done);
  const field = (label: string, how: string, value: string, set: (text: string) => void) => (
    <div className="yd-stack">
      <span>
        {label} <small className="yd-faint">{how}</small>
      </span>
      <Input
        aria-label={label}
        inputMode="decimal"
        suffix={amounts.label}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </div>
  );
  return (
    <Modal
      open
      title={`${path === "calls" ? t("submit") : td("overrideOf", { name: line.name })} · ${periodLabel(period, language)}`}
      okText={path === "calls" ? t("submit") : td("override")}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: !ordered || needsWhy || ledger.isPending, loading: save.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="yd-stack">
        {line.named_commit !== null && line.named_best !== null && (
          <p className="yd-faint">
            {t("fromDeals", { commit: amounts.said(line.named_commit), best: amounts.said(line.named_best) })}{" "}
            <Button
              type="link"
              size="small"
              onClick={() => {
                setCommit(plain(line.named_commit));
                setBest(plain(line.named_best));
              }}
            >
              {t("useDeals")}
            </Button>
          </p>
        )}
        {field(t("commit"), t("commitHow"), commit, setCommit)}
        {field(t("best"), t("bestHow"), best, setBest)}
        {low !== null && high !== null && high < low && <p className="yd-risk">{t("order")}</p>}
        <div className="yd-stack">
          <span>{path === "calls" ? t("note") : td("why")}</span>
          <Input.TextArea
            aria-label={path === "calls" ? t("note") : td("why")}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        {path === "overrides" && line.override && (
          <Button
            disabled={needsWhy}
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ node: line.key, period, note, seen }, done)}
          >
            {td("withdraw")}
          </Button>
        )}
        {(ledger.data?.length ?? 0) > 0 && (
          <details>
            <summary>{td("ledger", { count: ledger.data?.length ?? 0 })}</summary>
            <ul className="yd-plain">
              {ledger.data?.map((one) => (
                <li key={one.id}>
                  <span className="yd-faint">{formatMoment(one.at, language)}</span> {one.by} {td(`kind.${one.kind}`)}{" "}
                  {one.commit !== null && (
                    <>
                      <Money fen={one.commit} /> / <Money fen={one.best} />
                    </>
                  )}{" "}
                  {one.note}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Modal>
  );
}
