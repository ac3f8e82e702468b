// The edit history: who changed how many cells when; one opens to each cell before and after.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { type Edit, type Moved, useSide } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

/** Kinds that have a word; others (of newer versions) are shown as they are. */
const KINDS = ["split", "set", "import", "people", "undo", "redo", "parts", "rebalance"] as const;
type Kind = (typeof KINDS)[number];

export function useKind() {
  const { t } = useTranslation("targetLife");
  return (kind: string) => ((KINDS as readonly string[]).includes(kind) ? t(`kinds.${kind as Kind}`) : kind);
}

export function Panel({ target }: { target: Target }) {
  const [pages, setPages] = useState<readonly (number | null)[]>([null]);
  return (
    <section className="yd-stack">
      {pages.map((before, n) => (
        <Page
          key={before ?? 0}
          target={target}
          before={before}
          {...(n === pages.length - 1 ? { onMore: (next: number) => setPages([...pages, next]) } : {})}
        />
      ))}
    </section>
  );
}

interface PageProps {
  target: Target;
  before: number | null;
  onMore?: (before: number) => void;
}

function Page({ target, before, onMore }: PageProps) {
  const { t } = useTranslation("targetLife");
  const found = useSide<{ items: Edit[]; next: number | null }>(target.id, "edits", before ? { before } : {});
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const { items, next } = found.data;
  if (items.length === 0) return <EmptyState title={t("noEdits")} />;
  return (
    <>
      {items.map((one) => (
        <Line key={one.id} target={target} edit={one} />
      ))}
      {next !== null && onMore && <Button onClick={() => onMore(next)}>{t("loadMore")}</Button>}
    </>
  );
}

function Line({ target, edit }: { target: Target; edit: Edit }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const kind = useKind();
  const [open, setOpen] = useState(false);
  return (
    <section className="yd-panel">
      <div className="yd-toolbar">
        <b>{kind(edit.kind)}</b>
        <span>{edit.by}</span>
        <time className="yd-faint" dateTime={edit.at}>
          {formatMoment(edit.at, language)}
        </time>
        <span className="yd-faint">{t("cells", { count: edit.cells })}</span>
        {edit.reverted && <span className="yd-risk">{t("reverted")}</span>}
        <span className="yd-grow" />
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "close" : "open")}
        </Button>
      </div>
      {open && <Cells target={target} edit={edit} />}
    </section>
  );
}

function Cells({ target, edit }: { target: Target; edit: Edit }) {
  const { t } = useTranslation("targetLife");
  const [offset, setOffset] = useState(0);
  const found = useSide<{ cells: Moved[]; next: number | null }>(target.id, `edits/${edit.id}`, { offset });
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={3} />;
  const { cells, next } = found.data;
  const parts = cells.some((one) => one.part !== "");
  return (
    <div className="yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("person")}</th>
            <th scope="col" className="yd-words">
              {t("team")}
            </th>
            {parts && (
              <th scope="col" className="yd-words">
                {t("part")}
              </th>
            )}
            <th scope="col">{t("zoom.month")}</th>
            <th scope="col">{t("before")}</th>
            <th scope="col">{t("after")}</th>
            <th scope="col">{t("difference")}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((one) => (
            <tr key={`${one.team}:${one.member}:${one.part}:${one.month}`}>
              <td>{one.name}</td>
              <td className="yd-words">{one.team_name}</td>
              {parts && <td className="yd-words">{one.part}</td>}
              <td>{t("month", { month: one.month })}</td>
              <td>
                <Money fen={one.before} exact />
              </td>
              <td>
                <Money fen={one.after} exact />
              </td>
              <td>
                <Money fen={(one.after ?? 0) - (one.before ?? 0)} exact />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(next !== null || offset > 0) && (
        <Button size="small" onClick={() => setOffset(next ?? 0)}>
          {t("loadMore")}
        </Button>
      )}
    </div>
  );
}
