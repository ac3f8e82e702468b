// One's own targets: what, why, by month – and the answer: confirmed, countered, or a number offered.
import "@/styles/target-life.css";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type OwnTarget, type Said, useOwnTargets, waits } from "@/api/own-targets";
import { formatDay, formatMoment } from "@/domain/dates";
import { useKind } from "@/features/targets/EditsPanel";
import { OwnAnswers } from "@/features/targets/OwnAnswers";
import { OwnProgress } from "@/features/targets/OwnProgress";
import { Talks } from "@/features/targets/Talks";
import { useLevelList } from "@/ui/figure/Levels";
import { Money, UnitProvider } from "@/ui/figure/Money";
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
  const me = useMe();
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
        <>
          {me.data?.member && <OwnProgress member={me.data.member.id} />}
          {own.data.map((one) => (
            <UnitProvider key={`${one.target.id}:${one.team.id}`} value={one.target.unit}>
              <Own one={one} />
            </UnitProvider>
          ))}
        </>
      )}
    </div>
  );
}

function Own({ one }: { one: OwnTarget }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const kind = useKind();
  const list = useLevelList();
  const me = useMe();
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
        <OwnAnswers one={one} />
      </div>
      {response && <Answered said={response} />}
      {response && me.data?.member && (
        <details>
          <summary>{t("talks")}</summary>
          <Talks target={one.target.id} team={one.team.id} member={me.data.member.id} />
        </details>
      )}
      <div className="yd-figures">
        {one.asked === "confirm" && (
          <StatFigure label={t("target")} value={<Money fen={one.amount} />} note={list(one.levels)} />
        )}
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
      {said.months && <Tag color="grey">{t("byMonth")}</Tag>} {said.comment}{" "}
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
