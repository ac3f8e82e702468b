// The tree of offers: given, offered and difference at every level; teams open when somebody looks into them.
import { Button } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { OfferRow, Offers } from "@/features/targets/life";
import { MoreRow } from "@/features/targets/MoreRow";
import { type Opened, useOpened } from "@/features/targets/opened";
import { usePages } from "@/features/targets/pages";
import type { Target } from "@/features/targets/queries";
import { TreeName } from "@/features/targets/TreeName";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Acts {
  onSettle: (row: OfferRow) => void;
  onLook: (row: OfferRow) => void;
}

export function OfferTree({ target, ...acts }: Acts & { target: Target }) {
  const { t } = useTranslation("targetLife");
  const opened = useOpened();
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table yd-cards-narrow">
        <thead>
          <tr>
            <th scope="col">{t("person")}</th>
            <th scope="col">{t("given")}</th>
            <th scope="col">{t("answered")}</th>
            <th scope="col">{t("offeredSum")}</th>
            <th scope="col">{t("difference")}</th>
            <th scope="col" className="yd-words">
              {t("comment")}
            </th>
            <th scope="col">{t("settle")}</th>
          </tr>
        </thead>
        <tbody>
          <Branch target={target} team={null} depth={0} opened={opened} {...acts} />
        </tbody>
      </table>
    </section>
  );
}

interface BranchProps extends Acts {
  target: Target;
  team: number | null;
  depth: number;
  opened: Opened;
}

/** A team's line (of the top only) and those below it. */
function Branch({ target, team, depth, opened, ...acts }: BranchProps) {
  const found = usePages<Offers>(target.id, "offers", team === null ? {} : { team });
  if (found.isError || found.isPending)
    return (
      <tr>
        <td colSpan={7}>
          {found.isError ? <PageError error={found.error} onRetry={() => void found.refetch()} /> : <Loading />}
        </td>
      </tr>
    );
  const [top, ...below] = found.data.pages.flatMap((page) => page.rows);
  return (
    <>
      {top && depth === 0 && <Line row={top} depth={0} {...acts} />}
      {below.map((row) => (
        <Fragment key={`${row.team}:${row.member}`}>
          <Line row={row} depth={depth + 1} opened={opened} {...acts} />
          {!row.member && opened.isOpen(row.team) && (
            <Branch target={target} team={row.team} depth={depth + 1} opened={opened} {...acts} />
          )}
        </Fragment>
      ))}
      {found.hasNextPage && (
        <MoreRow columns={7} busy={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />
      )}
    </>
  );
}

interface LineProps extends Acts {
  row: OfferRow;
  depth: number;
  opened?: Opened;
}

function Line({ row, depth, opened, onSettle, onLook }: LineProps) {
  const { t } = useTranslation("targetLife");
  const said = row.answered > 0;
  const difference = row.offered - row.against;
  const { comment, months } = row.response ?? { comment: "", months: null };
  const toggle = () => opened?.toggle(row.team);
  return (
    <tr className={row.member ? undefined : "yd-team-row"}>
      <td>
        <TreeName
          name={row.name}
          depth={depth}
          open={opened && !row.member ? opened.isOpen(row.team) : undefined}
          onToggle={toggle}
        />
      </td>
      <td data-label={t("given")}>
        <Money fen={row.given} />
      </td>
      <td data-label={row.member ? undefined : t("answered")} className="yd-num">
        {row.member ? null : `${row.answered} / ${row.people}`}
      </td>
      <td data-label={t("offeredSum")}>
        {said ? (
          <button type="button" className="yd-text-button" onClick={() => onLook(row)} title={t("lookOffer")}>
            <Money fen={row.offered} />
          </button>
        ) : (
          <span className="yd-faint">{row.member ? t("notOffered") : "–"}</span>
        )}
      </td>
      <td data-label={t("difference")} className={difference < 0 ? "yd-risk" : difference > 0 ? "yd-gain" : undefined}>
        {said ? (
          <span>
            <Difference fen={difference} of={row.against} />
          </span>
        ) : (
          "–"
        )}
      </td>
      <td data-label={comment || months ? t("comment") : undefined} className="yd-words">
        {(comment || months) && (
          <span>
            {months && <Tag color="grey">{t("byMonth")}</Tag>} {comment}
          </span>
        )}
      </td>
      <td>
        {row.editable && row.open > 0 ? (
          <Button size="small" onClick={() => onSettle(row)}>
            {row.member ? t("settle") : t("settleMany", { count: row.open })}
          </Button>
        ) : row.response?.answer ? (
          <button type="button" className="yd-text-button" onClick={() => onLook(row)}>
            {t(`answers.${row.response.answer}`)}
          </button>
        ) : null}
      </td>
    </tr>
  );
}

/** Signed, and as a share of what was given. */
function Difference({ fen, of }: { fen: number; of: number }) {
  return (
    <>
      {fen > 0 && "+"}
      <Money fen={fen} />
      {of > 0 && fen !== 0 && <small> {`${fen > 0 ? "+" : ""}${((fen / of) * 100).toFixed(1)}%`}</small>}
    </>
  );
}
