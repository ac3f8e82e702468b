// Everything that was said about a person's target and what was answered, newest first, over all versions.
import { useTranslation } from "react-i18next";
import { type Talk, useTalks } from "@/api/own-targets";
import { formatMoment } from "@/domain/dates";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface TalksProps {
  target: number;
  team: number;
  member: number;
}

export function Talks({ target, team, member }: TalksProps) {
  const { t } = useTranslation("targetLife");
  const found = useTalks(target, team, member);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  if (found.data.length === 0) return <p className="yd-faint">{t("nothingSaid")}</p>;
  return (
    <section>
      <h3>{t("talks")}</h3>
      <ol className="yd-talks">
        {found.data.map((one) => (
          <Said key={one.id} one={one} />
        ))}
      </ol>
    </section>
  );
}

function Said({ one }: { one: Talk }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  return (
    <li>
      <div>
        <b>{t(`saidKinds.${one.kind}`)}</b> <Money fen={one.amount} /> {one.comment && <span>“{one.comment}”</span>}{" "}
        <small className="yd-faint">
          {t("versionNumber", { number: one.revision })} · {formatMoment(one.at, language)}
        </small>
      </div>
      {one.answer && (
        <div className="yd-muted">
          {one.answer === "withdrawn"
            ? t("answers.withdrawn")
            : t("answeredBy", { name: one.answered_by, answer: t(`answers.${one.answer}`) })}
          {one.settled !== null && (
            <>
              {" "}
              · {t("settledAt")} <Money fen={one.settled} />
            </>
          )}{" "}
          {one.answer_comment && <span>“{one.answer_comment}”</span>}{" "}
          {one.answered_at && <small className="yd-faint">{formatMoment(one.answered_at, language)}</small>}
        </div>
      )}
    </li>
  );
}
