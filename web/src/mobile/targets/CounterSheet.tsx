// Another number for the own year: a counter-offer with its reason, or an offer while the draft collects.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type OwnTarget, useSay } from "@/api/own-targets";
import { useAmounts } from "@/ui/figure/Money";

export function CounterSheet({ one, onDone }: { one: OwnTarget; onDone: () => void }) {
  const { t } = useTranslation("targetLife");
  const amounts = useAmounts();
  const say = useSay();
  const [typed, setTyped] = useState("");
  const [comment, setComment] = useState("");
  const fen = amounts.read(typed);
  const offering = one.asked === "offer";
  const ready = fen !== null && fen >= 0 && (offering || comment.trim() !== "");
  const problem = say.error && asApiError(say.error);
  const said = problem && (Object.values(problem.fields).flat()[0]?.message || problem.message);
  const send = () => {
    if (fen === null) return;
    say.mutate(
      {
        target: one.target.id,
        team: one.team.id,
        kind: offering ? "offer" : "counter",
        amount: fen,
        comment: comment.trim(),
      },
      {
        onSuccess: () => {
          Toast.show({ icon: "success", content: t("sent") });
          onDone();
        },
      },
    );
  };
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {said && (
        <p className="ph-alert" role="alert">
          {said}
        </p>
      )}
      <label>
        {offering ? t("offerTitle", { year: one.target.year }) : t("counterTitle")}
        <input
          type="text"
          inputMode="decimal"
          placeholder={t("amountWrong")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <p className="yd-faint" role="status">
        {fen === null ? " " : `= ${amounts.said(fen)} ${amounts.unit.code === "fen" ? "" : amounts.label}`}
      </p>
      <label>
        {offering ? t("comment") : t("counterWhy")}
        <textarea value={comment} maxLength={2000} onChange={(event) => setComment(event.target.value)} />
      </label>
      <Button block color="primary" size="large" type="submit" disabled={!ready} loading={say.isPending}>
        {t("send")}
      </Button>
    </form>
  );
}
