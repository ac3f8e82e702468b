// Another number for the own year: a counter-offer with its reason, or an offer while the draft collects.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { besideOf, type OwnTarget, useSay } from "@/api/own-targets";
import { EMPTY_YEAR, TwelveMonths, useYear } from "@/ui/figure/TwelveMonths";

export function CounterSheet({ one, onDone }: { one: OwnTarget; onDone: () => void }) {
  const { t } = useTranslation("targetLife");
  const say = useSay();
  const [draft, setDraft] = useState(EMPTY_YEAR);
  const [comment, setComment] = useState("");
  const asked = useYear(draft);
  const offering = one.asked === "offer";
  const beside = besideOf(one);
  const ready = asked !== null && (offering || comment.trim() !== "");
  const problem = say.error && asApiError(say.error);
  const said = problem && (Object.values(problem.fields).flat()[0]?.message || problem.message);
  const send = () => {
    if (asked === null) return;
    say.mutate(
      {
        target: one.target.id,
        team: one.team.id,
        kind: offering ? "offer" : "counter",
        ...asked,
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
      <TwelveMonths
        draft={draft}
        label={offering ? t("offerTitle", { year: one.target.year }) : t("counterTitle")}
        weights={beside.months}
        beside={{ label: t(beside.what), months: beside.months }}
        onChange={setDraft}
      />
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
