// What the cockpit lists: people who need help, deals that decide, remedies under way.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Cockpit } from "@/api/cockpit";
import type { GapLine } from "@/api/remedies";
import { formatDay, formatMoment } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { useOpenRecord } from "@/ui/record/open";
import { AssignDialog } from "@/ui/remedy/AssignDialog";
import { VERB_HUE } from "@/ui/remedy/behind";
import { Lack } from "@/ui/remedy/Lack";
import { type Wish, wishFor } from "@/ui/remedy/suggest";
import { percent, useWords } from "@/ui/remedy/words";

type Assign = ((wish: Wish) => void) | null;

export function PeoplePanel({ data, period }: { data: Cockpit; period: string }) {
  const { t } = useTranslation("cockpit");
  const { language } = useLanguage();
  const [wish, setWish] = useState<Wish | null>(null);
  const { people, worst, verbs } = data;
  const onAssign = data.gap.can_assign && !data.gap.over ? setWish : null;
  if (verbs.of === 0) return null;
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("people")}>
      <h2>{t("people")}</h2>
      {people && (
        <>
          <p>
            {t(people.behind > 0 ? "everybody" : "everybodyFine", people)}{" "}
            {people.behind > 0 && (
              <span className="yd-faint">{t("everybodyHow", { at: formatMoment(people.at, language) })}</span>
            )}
          </p>
          <Lines lines={people.items} period={period} onAssign={onAssign} />
          <h3>{t("levels")}</h3>
        </>
      )}
      <p className="yd-faint">{worst.length === 0 ? t("peopleNone") : t("peopleCount", verbs)}</p>
      <Lines lines={worst} period={period} onAssign={onAssign} />
      {wish && <AssignDialog wish={wish} period={period} onClose={() => setWish(null)} />}
    </section>
  );
}

interface LinesProps {
  lines: (GapLine & { team?: string })[];
  period: string;
  onAssign: Assign;
}
function Lines({ lines, period, onAssign }: LinesProps) {
  const { t: tg } = useTranslation("gap");
  const words = useWords();
  if (lines.length === 0) return null;
  return (
    <table className="yd-figure-table">
      <thead>
        <tr>
          <th scope="col">{tg("name")}</th>
          <th scope="col" className="yd-words">
            {tg("do")}
          </th>
          <th scope="col" className="yd-words">
            {tg("basis")}
          </th>
          <th scope="col">{tg("chance")}</th>
          <th scope="col">{tg("gap")}</th>
          <th scope="col" aria-label={tg("assign")} />
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const reason = line.reasons.find((one) => one.factor === line.cause);
          const inside = `/gaps?${new URLSearchParams({ node: line.key, period })}`;
          return (
            <tr key={line.key}>
              <td>
                <Link to={inside}>{line.name}</Link>
                {line.team && <div className="yd-faint">{line.team}</div>}
              </td>
              <td className="yd-words">
                <Tag color={VERB_HUE[line.verb]}>{tg(`verb.${line.verb}`)}</Tag>
              </td>
              <td className="yd-words yd-gap-do">
                {reason ? words.because(reason) : "–"}
                {reason && <span className="yd-faint"> · {tg(`sure.${reason.sure}`)}</span>}
              </td>
              <td>{line.chance === null ? "–" : percent(line.chance)}</td>
              <td>
                <Lack fen={line.gap} />
              </td>
              <td>
                <Link to={inside} aria-label={`${tg("seeGap")} ${line.name}`}>
                  {line.open_remedies > 0 ? tg("openRemedies", { count: line.open_remedies }) : tg("seeGap")}
                </Link>
                {onAssign && line.kind === "member" && line.verb !== "none" && (
                  <>
                    {" "}
                    <Button
                      size="small"
                      aria-label={tg("assignTo", { name: line.name })}
                      onClick={() => onAssign(wishFor(line, tg))}
                    >
                      {tg("assign")}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function DealsPanel({ data }: { data: Cockpit }) {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("deals")}>
      <h2>{t("deals")}</h2>
      <p className="yd-faint">{data.deals.length === 0 ? t("dealsNone") : t("dealsHow")}</p>
      {data.deals.length > 0 && (
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{tg("deal")}</th>
              <th scope="col" className="yd-words">
                {tg("stage")}
              </th>
              <th scope="col">{t("swing")}</th>
              <th scope="col" className="yd-words">
                {t("warnings")}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.deals.map((deal) => (
              <tr key={deal.id}>
                <td>
                  <a {...link("deal", deal.id)}>{deal.name}</a>
                  <div className="yd-faint">
                    {deal.owner} · <Money fen={deal.fen} />
                  </div>
                </td>
                <td className="yd-words">
                  {deal.stage}
                  <div className="yd-faint">
                    {tg("chanceNow", { chance: deal.chance })}
                    {deal.expected_close && ` · ${formatDay(deal.expected_close, language)}`}
                  </div>
                </td>
                <td>
                  ± <Money fen={deal.swing} />
                </td>
                <td className="yd-words yd-gap-do">
                  <span className="yd-gap-verb">
                    {deal.warnings.length === 0 && <span className="yd-faint">{t("noWarnings")}</span>}
                    {deal.warnings.slice(0, 3).map((one) => (
                      <Tag key={one} color="risk">
                        {t(`signal.${one}`)}
                      </Tag>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function RemediesPanel({ data }: { data: Cockpit }) {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  const { remedies } = data;
  const measured = remedies.helped + remedies.no_difference + remedies.worse + remedies.unknown;
  return (
    <section className="yd-panel" aria-label={t("remedies")}>
      <h2>{t("remedies")}</h2>
      <p className={remedies.late > 0 ? "yd-risk" : "yd-faint"}>
        {remedies.open === 0 ? t("remediesNone") : t("remediesCount", remedies)}
      </p>
      <ul className="yd-gap-list">
        {data.items.map((one) => (
          <li key={one.id}>
            <span>
              <a {...link("remedy", one.id)}>{one.note}</a>
              <small className="yd-faint">
                {one.member} · {tg(`kind.${one.kind}`)}
              </small>
            </span>
            <small className={one.late ? "yd-risk" : "yd-faint"}>
              {one.late ? t("late") : t("due", { day: formatDay(one.due_on, language, true) })}
            </small>
          </li>
        ))}
      </ul>
      {measured > 0 && <p className="yd-faint">{t("effects", remedies)}</p>}
      <p>
        <Link to={listAddress("/remedies", { scope: "all", filter: data.drill.filter })}>{t("all")}</Link>
      </p>
    </section>
  );
}
