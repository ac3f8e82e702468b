// What the cockpit lists on the phone: who needs help, deals that decide, remedies under way.
import { Button } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Cockpit } from "@/api/cockpit";
import type { GapLine } from "@/api/remedies";
import { formatDay, formatMoment } from "@/domain/dates";
import { AssignSheet } from "@/mobile/gap/AssignSheet";
import { Sheet } from "@/mobile/record/Sheet";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { VERB_HUE } from "@/ui/remedy/behind";
import { Lack } from "@/ui/remedy/Lack";
import { type Wish, wishFor } from "@/ui/remedy/suggest";
import { percent, useWords } from "@/ui/remedy/words";

export function PeopleRows({ data, period }: { data: Cockpit; period: string }) {
  const { t } = useTranslation("cockpit");
  const { language } = useLanguage();
  const [wish, setWish] = useState<Wish | null>(null);
  const { people, worst, verbs } = data;
  const onAssign = data.gap.can_assign && !data.gap.over ? setWish : null;
  if (verbs.of === 0) return null;
  return (
    <>
      {people && (
        <section className="ph-panel" aria-label={t("people")}>
          <h2>{t("people")}</h2>
          <p>{t(people.behind > 0 ? "everybody" : "everybodyFine", people)}</p>
          {people.behind > 0 && (
            <p className="yd-faint">{t("everybodyHow", { at: formatMoment(people.at, language) })}</p>
          )}
          <Lines lines={people.items} period={period} onAssign={onAssign} />
        </section>
      )}
      <section className="ph-panel" aria-label={t(people ? "levels" : "people")}>
        <h2>{t(people ? "levels" : "people")}</h2>
        <p className="yd-faint">{worst.length === 0 ? t("peopleNone") : t("peopleCount", verbs)}</p>
        <Lines lines={worst} period={period} onAssign={onAssign} />
      </section>
      <Sheet open={wish !== null} onClose={() => setWish(null)}>
        {wish && <AssignSheet wish={wish} period={period} onDone={() => setWish(null)} />}
      </Sheet>
    </>
  );
}

interface LinesProps {
  lines: (GapLine & { team?: string })[];
  period: string;
  onAssign: ((wish: Wish) => void) | null;
}
function Lines({ lines, period, onAssign }: LinesProps) {
  const { t: tg } = useTranslation("gap");
  const words = useWords();
  return (
    <ul className="ph-rows">
      {lines.map((line) => {
        const reason = line.reasons.find((one) => one.factor === line.cause);
        const acts = line.kind === "member" && line.verb !== "none";
        return (
          <li key={line.key} className="ph-with-act">
            <Link to={`/m/gaps?${new URLSearchParams({ node: line.key, period })}`} className="ph-row">
              <span>
                <strong>{line.name}</strong>
                {line.team && <small>{line.team}</small>}
                {reason && <small className="ph-words">{words.because(reason)}</small>}
                {reason && (
                  <small className="ph-words">
                    {tg(`sure.${reason.sure}`)}
                    {line.chance !== null && ` · ${tg("chance")} ${percent(line.chance)}`}
                  </small>
                )}
              </span>
              <span className="ph-side">
                <Tag color={VERB_HUE[line.verb]}>{tg(`verb.${line.verb}`)}</Tag>
                <small>
                  <Lack fen={line.gap} />
                </small>
              </span>
              {!(onAssign && acts) && <RightOutline />}
            </Link>
            {onAssign && acts && (
              <Button
                size="small"
                aria-label={tg("assignTo", { name: line.name })}
                onClick={() => onAssign(wishFor(line, tg))}
              >
                {tg("assign")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function DealRows({ data }: { data: Cockpit }) {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const { language } = useLanguage();
  return (
    <section className="ph-panel" aria-label={t("deals")}>
      <h2>{t("deals")}</h2>
      <p className="yd-faint">{data.deals.length === 0 ? t("dealsNone") : t("dealsHow")}</p>
      <ul className="ph-rows">
        {data.deals.map((deal) => (
          <li key={deal.id}>
            <Link to={`/m/deals/${deal.id}`} className="ph-row">
              <span>
                <strong>{deal.name}</strong>
                <small>
                  {[
                    deal.owner,
                    deal.stage,
                    tg("chanceNow", { chance: deal.chance }),
                    deal.expected_close && formatDay(deal.expected_close, language, true),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
                {deal.warnings.length > 0 && (
                  <small className="yd-risk ph-words">
                    {deal.warnings.map((one) => t(`signal.${one}`)).join(" · ")}
                  </small>
                )}
              </span>
              <span className="ph-side">
                <Money fen={deal.fen} />
                <small>
                  ± <Money fen={deal.swing} />
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RemedyRows({ data }: { data: Cockpit }) {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const { language } = useLanguage();
  const { remedies } = data;
  const measured = remedies.helped + remedies.no_difference + remedies.worse + remedies.unknown;
  return (
    <section className="ph-panel" aria-label={t("remedies")}>
      <h2>
        {t("remedies")}
        <Link to="/m/remedies?show=all">{t("all")}</Link>
      </h2>
      <p className={remedies.late > 0 ? "yd-risk" : "yd-faint"}>
        {remedies.open === 0 ? t("remediesNone") : t("remediesCount", remedies)}
      </p>
      <ul className="ph-rows">
        {data.items.map((one) => (
          <li key={one.id}>
            <Link to={`/m/remedies/${one.id}`} className="ph-row">
              <span>
                <strong>{one.note}</strong>
                <small>
                  {one.member} · {tg(`kind.${one.kind}`)}
                </small>
              </span>
              <small className={one.late ? "yd-risk ph-fixed" : "ph-fixed"}>
                {one.late ? t("late") : t("due", { day: formatDay(one.due_on, language, true) })}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      {measured > 0 && <p className="yd-faint">{t("effects", remedies)}</p>}
    </section>
  );
}
