// One's own targets: what, why, by month – and the answer: confirmed, countered, or a number offered.
import "@/styles/target-life.css";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type OwnTarget, type Said, useOwnTargets, useSay, waits } from "@/api/own-targets";
import { formatDay, formatMoment } from "@/domain/dates";
import { useKind } from "@/features/targets/EditsPanel";
import { Money, UnitProvider, useAmounts } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);

export function Page() {
  const { t } = useTranslation("targetLife");
  const { t: tt } = useTranslation("targets");
  const own = useOwnTargets();
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <Link to="/targets">{tt("title")}</Link>
        <h1>{t("mine")}</h1>
      </header>
      {own.isError ? (
        <PageError error={own.error} onRetry={() => void own.refetch()} />
      ) : own.isPending ? (
        <Loading />
      ) : own.data.length === 0 ? (
        <EmptyState title={t("mineNone")} hint={t("mineHint")} />
      ) : (
        own.data.map((one) => (
          <UnitProvider key={`${one.target.id}:${one.team.id}`} value={one.target.unit}>
            <Own one={one} />
          </UnitProvider>
        ))
      )}
    </div>
  );
}

function Own({ one }: { one: OwnTarget }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const kind = useKind();
  const { why, response } = one;
  return (
    <section className="yd-panel yd-stack">
      <div className="yd-toolbar">
        <h2>{t("versionOf", { ...one.target })}</h2>
        <span className="yd-muted">{one.team.name}</span>
        {one.asked === "confirm" && (
          <Tag color={waits(one) ? "mark" : "gain"}>
            {one.state === "silent" ? t("toConfirm") : t(`states.${one.state}`)}
          </Tag>
        )}
        <span className="yd-grow" />
        <Answers one={one} />
      </div>
      {response && <Answered said={response} />}
      <div className="yd-figures">
        {one.asked === "confirm" && <StatFigure label={t("target")} value={<Money fen={one.amount} />} />}
        {one.asked === "offer" && one.until && <StatFigure label={t("until")} value={formatDay(one.until, language)} />}
        <StatFigure
          label={t("record", { start: why.record_start, end: why.record_end })}
          value={<Money fen={why.record} />}
        />
        {why.growth !== null && <StatFigure label={t("growth")} value={`${(why.growth * 100).toFixed(1)}%`} />}
        <StatFigure label={t("posts")} value={why.posts} />
      </div>
      {one.asked === "confirm" && (
        <dl className="yd-twelve">
          {MONTHS.map((month) => (
            <div key={month}>
              <dt>{t("month", { month })}</dt>
              <dd>
                <Money fen={one.months[month - 1]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {why.origins.length > 0 && (
        <details>
          <summary>{t("origins")}</summary>
          <ul>
            {why.origins.map((edit) => (
              <li key={`${edit.version}${edit.at}`}>
                {t("origin", { version: edit.version, kind: kind(edit.kind), by: edit.by })}{" "}
                <small className="yd-faint">{formatMoment(edit.at, language)}</small>
              </li>
            ))}
          </ul>
          <Link to={`/targets/${one.target.id}?tab=edits`}>{t("tabs.edits")}</Link>
        </details>
      )}
    </section>
  );
}

function Answered({ said }: { said: Said }) {
  const { t } = useTranslation("targetLife");
  return (
    <p>
      {said.kind === "counter" && (
        <>
          {t("counter")} <Money fen={said.amount} />{" "}
        </>
      )}
      {said.kind === "offer" && (
        <>
          {t("offer")} <Money fen={said.amount} />{" "}
        </>
      )}
      {said.comment}{" "}
      <span className="yd-muted">
        {said.answer
          ? t("answeredBy", { name: said.answered_by, answer: t(`answers.${said.answer}`) })
          : said.kind === "counter"
            ? t("waitAnswer")
            : ""}{" "}
        {said.answer_comment}
      </span>
    </p>
  );
}

function Answers({ one }: { one: OwnTarget }) {
  const { t } = useTranslation("targetLife");
  const { message } = App.useApp();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const send = (kind: Said["kind"], amount?: number, comment?: string) =>
    say.mutate(
      {
        target: one.target.id,
        team: one.team.id,
        kind,
        ...(amount === undefined ? {} : { amount, comment: comment ?? "" }),
      },
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
          onSend={(fen, comment) => send(offering ? "offer" : "counter", fen, comment)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface AskingProps {
  one: OwnTarget;
  busy: boolean;
  onSend: (fen: number, comment: string) => void;
  onClose: () => void;
}

function Asking({ one, busy, onSend, onClose }: AskingProps) {
  const { t } = useTranslation("targetLife");
  const [typed, setTyped] = useState("");
  const [comment, setComment] = useState("");
  const amounts = useAmounts();
  const fen = amounts.read(typed);
  const offering = one.asked === "offer";
  const ready = fen !== null && fen >= 0 && (offering || comment.trim() !== "");
  return (
    <Modal
      open
      title={offering ? t("offerTitle", { year: one.target.year }) : t("counterTitle")}
      okText={t("send")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={busy}
      onOk={() => fen !== null && onSend(fen, comment.trim())}
      onCancel={onClose}
    >
      <div className="yd-stack">
        <Input
          value={typed}
          aria-label={t("amountIn", { unit: amounts.label })}
          placeholder={t("amountWrong")}
          status={typed !== "" && fen === null ? "error" : ""}
          onChange={(event) => setTyped(event.target.value)}
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
