// Waterfall: what each team got from above, what it passed on and what its people carry; opened level by level.
import { Button } from "antd";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { type Owed, useSide } from "@/features/targets/life";
import { AmountDialog, type What } from "@/features/targets/OwingDialog";
import { type Opened, useOpened } from "@/features/targets/opened";
import { PassDialog } from "@/features/targets/PassDialog";
import type { Target } from "@/features/targets/queries";
import { TreeName } from "@/features/targets/TreeName";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

type Asked = { row: Owed; what: What | "pass" };
const HUE = { none: "grey", received: "mark", passed: "gain", changed: "risk" } as const;
const COLUMNS = 7;

export function Panel({ target }: { target: Target }) {
  const { t } = useTranslation("targetLife");
  const [asked, setAsked] = useState<Asked | null>(null);
  const opened = useOpened();
  const close = () => setAsked(null);
  return (
    <section className="yd-stack">
      <ol className="yd-waterfall-how">
        {(["got", "adjust", "pass", "people"] as const).map((step) => (
          <li key={step}>
            <b>{t(`waterfall.${step}`)}</b>
            <span className="yd-muted">{t(`waterfall.${step}How`)}</span>
          </li>
        ))}
      </ol>
      <section className="yd-panel yd-x-scroll">
        <table className="yd-figure-table yd-cards-narrow">
          <thead>
            <tr>
              <th scope="col">{t("team")}</th>
              <th scope="col">{t("committed")}</th>
              <th scope="col">{t("passedOn")}</th>
              <th scope="col">{t("added")}</th>
              <th scope="col">{t("assigned")}</th>
              <th scope="col">{t("over")}</th>
              <th scope="col" className="yd-words">
                {t("passedDown")}
              </th>
            </tr>
          </thead>
          <tbody>
            <Branch target={target} team={null} depth={0} opened={opened} onAsk={setAsked} />
          </tbody>
        </table>
      </section>
      {asked?.what === "pass" && <PassDialog target={target} row={asked.row} onClose={close} />}
      {asked && asked.what !== "pass" && (
        <AmountDialog target={target} row={asked.row} what={asked.what} onClose={close} />
      )}
    </section>
  );
}

interface BranchProps {
  target: Target;
  team: number | null;
  depth: number;
  opened: Opened;
  onAsk: (asked: Asked) => void;
}

/** A team's line (of the top only) and those below it. */
function Branch({ target, team, depth, opened, onAsk }: BranchProps) {
  const found = useSide<{ rows: Owed[] }>(target.id, "waterfall", team === null ? {} : { team });
  if (found.isError || found.isPending)
    return (
      <tr>
        <td colSpan={COLUMNS}>
          {found.isError ? <PageError error={found.error} onRetry={() => void found.refetch()} /> : <Loading />}
        </td>
      </tr>
    );
  const [top, ...below] = found.data.rows;
  return (
    <>
      {top && depth === 0 && <Line row={top} depth={0} onAsk={onAsk} />}
      {below.map((row) => (
        <Fragment key={row.team}>
          <Line row={row} depth={depth + 1} opened={opened} onAsk={onAsk} />
          {row.children > 0 && opened.isOpen(row.team) && (
            <Branch target={target} team={row.team} depth={depth + 1} opened={opened} onAsk={onAsk} />
          )}
        </Fragment>
      ))}
    </>
  );
}

interface LineProps {
  row: Owed;
  depth: number;
  opened?: Opened;
  onAsk: (asked: Asked) => void;
}

function Line({ row, depth, opened, onAsk }: LineProps) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const opens = opened && row.children > 0;
  const moment = (at: string) => formatMoment(at, language);
  const when =
    row.passed_at && row.stage === "passed"
      ? t("passedBy", { by: row.passed_by, at: moment(row.passed_at) })
      : row.at && row.by && t("saidBy", { by: row.by, at: moment(row.at) });
  return (
    <tr className={row.children > 0 ? "yd-team-row" : undefined}>
      <td>
        <TreeName
          name={row.name}
          note={row.manager}
          depth={depth}
          open={opens ? opened.isOpen(row.team) : undefined}
          onToggle={() => opened?.toggle(row.team)}
        />
      </td>
      <td data-label={t("committed")}>
        {row.can_commit ? (
          <Button size="small" type="link" onClick={() => onAsk({ row, what: "commit" })}>
            {row.committed === null ? t("setCommitted") : <Money fen={row.committed} />}
          </Button>
        ) : (
          <Money fen={row.committed} />
        )}
      </td>
      <td data-label={t("passedOn")}>
        <Money fen={row.passed} />
        {row.passed !== null && row.unsaid > 0 && (
          <small className="yd-faint"> {t("unsaid", { count: row.unsaid })}</small>
        )}
      </td>
      <td data-label={t("added")}>
        <Added share={row.added} from={row.committed} to={row.passed} />
      </td>
      <td data-label={t("assigned")}>
        {row.can_assign ? (
          <Button size="small" type="link" title={t("assignMore")} onClick={() => onAsk({ row, what: "assign" })}>
            <Money fen={row.assigned} />
          </Button>
        ) : (
          <Money fen={row.assigned} />
        )}
      </td>
      <td data-label={t("over")}>
        <Added share={row.over} from={row.committed} to={row.assigned} />
      </td>
      <td data-label={t("passedDown")} className="yd-words">
        <span>
          {row.children > 0 && <Tag color={HUE[row.stage]}>{t(`stages.${row.stage}`)}</Tag>}{" "}
          {row.can_pass && (
            <Button
              size="small"
              type={row.stage === "passed" ? "default" : "primary"}
              onClick={() => onAsk({ row, what: "pass" })}
            >
              {t(row.stage === "passed" ? "passAgain" : "passDown")}
            </Button>
          )}
          <small className="yd-faint"> {when}</small>
        </span>
      </td>
    </tr>
  );
}

/** How much more is passed on than was received; less is a gap. */
function Added({ share, from, to }: { share: number | null; from: number | null; to: number | null }) {
  if (share === null || from === null || to === null) return <span className="yd-faint">–</span>;
  return (
    <span className={share < 0 ? "yd-num yd-risk" : "yd-num"}>
      {share > 0 && "+"}
      {(share * 100).toFixed(1)}%{" "}
      <small className="yd-faint">
        {to > from && "+"}
        <Money fen={to - from} />
      </small>
    </span>
  );
}
