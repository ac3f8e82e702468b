// What one says to the own target on the desk: confirmed, countered, or a number offered – for the year or by month.
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { besideOf, type OwnTarget, type Said, useSay, waits } from "@/api/own-targets";
import { EMPTY_YEAR, TwelveMonths, useYear, type YearAsked } from "@/ui/figure/TwelveMonths";

export function OwnAnswers({ one }: { one: OwnTarget }) {
  const { t } = useTranslation("targetLife");
  const { message } = App.useApp();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const send = (kind: Said["kind"], asked?: YearAsked, comment = "") =>
    say.mutate(
      { target: one.target.id, team: one.team.id, kind, ...(asked ? { ...asked, comment } : {}) },
      {
        onSuccess: () => {
          setAsking(false);
          void message.success(t("sent"));
        },
        onError: (error) => {
          const problem = asApiError(error);
          void message.error(Object.values(problem.fields).flat()[0]?.message || problem.message, 8);
        },
      },
    );
  const offering = one.asked === "offer";
  return (
    <>
      {!offering && waits(one) && (
        <Button type="primary" loading={say.isPending} onClick={() => send("confirm")}>
          {t("confirm")}
        </Button>
      )}
      <Button type={offering ? "primary" : "default"} onClick={() => setAsking(true)}>
        {offering ? t(one.response ? "offerAgain" : "offer") : t("counter")}
      </Button>
      {asking && (
        <Asking
          one={one}
          busy={say.isPending}
          onSend={(asked, comment) => send(offering ? "offer" : "counter", asked, comment)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface AskingProps {
  one: OwnTarget;
  busy: boolean;
  onSend: (asked: YearAsked, comment: string) => void;
  onClose: () => void;
}

function Asking({ one, busy, onSend, onClose }: AskingProps) {
  const { t } = useTranslation("targetLife");
  const [draft, setDraft] = useState(EMPTY_YEAR);
  const [comment, setComment] = useState("");
  const asked = useYear(draft);
  const offering = one.asked === "offer";
  const beside = besideOf(one);
  const title = offering ? t("offerTitle", { year: one.target.year }) : t("counterTitle");
  return (
    <Modal
      open
      title={title}
      okText={t("send")}
      okButtonProps={{ disabled: asked === null || (!offering && comment.trim() === "") }}
      confirmLoading={busy}
      onOk={() => asked && onSend(asked, comment.trim())}
      onCancel={onClose}
    >
      <div className="yd-stack">
        <TwelveMonths
          draft={draft}
          label={t("wholeYear")}
          weights={beside.months}
          beside={{ label: t(beside.what), months: beside.months }}
          onChange={setDraft}
        />
        <Input.TextArea
          rows={3}
          maxLength={2000}
          value={comment}
          aria-label={offering ? t("comment") : t("counterWhy")}
          placeholder={offering ? t("comment") : t("counterWhy")}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
    </Modal>
  );
}
