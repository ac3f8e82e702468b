// Two versions side by side: old, new and difference by node and period; opened level by level, or only what changed.
import { Button, Segmented, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fileNameOf, save, send } from "@/api/client";
import { CompareLevels } from "@/features/targets/CompareLevels";
import { type Comparison, useSide, type VersionRef } from "@/features/targets/life";
import { MoreRow } from "@/features/targets/MoreRow";
import { usePages } from "@/features/targets/pages";
import type { Target } from "@/features/targets/queries";
import { Money } from "@/ui/figure/Money";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const ZOOMS = ["year", "quarter", "month"] as const;

export function Panel({ target }: { target: Target }) {
  const { t } = useTranslation("targetLife");
  const others = useSide<{ items: VersionRef[] }>(target.id, "comparable");
  const [chosen, setChosen] = useState<number | null>(null);
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>("quarter");
  const [changed, setChanged] = useState(false);
  const [path, setPath] = useState<readonly { id: number; name: string }[]>([]);
  if (others.isError) return <PageError error={others.error} onRetry={() => void others.refetch()} />;
  if (others.isPending) return <Loading />;
  const { items } = others.data;
  const old = items.find((one) => one.id === (chosen ?? target.supersedes)) ?? items[0];
  if (!old) return <EmptyState title={t("nothingToCompare")} />;
  const team = path.at(-1)?.id;
  const query = { zoom, changed, ...(team ? { team } : {}) };
  const excel = async () => {
    const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    const answer = await send("GET", `/targets/${target.id}/compare/${old.id}/export?${text}`);
    save(await answer.blob(), fileNameOf(answer, `${target.name}.xlsx`));
  };
  return (
    <section className="yd-stack">
      <div className="yd-toolbar">
        <span className="yd-muted">{t("against")}</span>
        <Select
          value={old.id}
          popupMatchSelectWidth={false}
          aria-label={t("against")}
          options={items.map((one) => ({ value: one.id, label: t("versionOf", { ...one }) }))}
          onChange={setChosen}
        />
        <Segmented
          value={zoom}
          options={ZOOMS.map((value) => ({ value, label: t(`zoom.${value}`) }))}
          onChange={(value) => setZoom(value)}
        />
        <span className="yd-inline">
          <Switch size="small" checked={changed} onChange={setChanged} aria-label={t("changedOnly")} />{" "}
          {t("changedOnly")}
        </span>
        <span className="yd-grow" />
        <Button onClick={() => void excel()}>{t("export")}</Button>
      </div>
      {path.length > 0 && (
        <nav className="yd-crumbs" aria-label={t("top")}>
          {[{ id: 0, name: t("top") }, ...path].map((one, n) => (
            <span key={one.id}>
              <button type="button" className="yd-text-button" onClick={() => setPath(path.slice(0, n))}>
                {one.name}
              </button>
            </span>
          ))}
        </nav>
      )}
      <Lines id={target.id} old={old.id} query={query} onOpen={(next) => setPath([...path, next])} />
    </section>
  );
}

interface LinesProps {
  id: number;
  old: number;
  query: Record<string, string | number | boolean>;
  onOpen: (team: { id: number; name: string }) => void;
}

function Lines({ id, old, query, onOpen }: LinesProps) {
  const { t } = useTranslation("targetLife");
  const found = usePages<Comparison>(id, `compare/${old}`, query);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const periods = found.data.pages[0]?.periods ?? [];
  const rows = found.data.pages.flatMap((page) => page.rows);
  const levels = <CompareLevels levels={found.data.pages[0]?.levels ?? []} />;
  if (rows.length === 0)
    return (
      <>
        {levels}
        <EmptyState compact art="done" title={t("nothingChanged")} />
      </>
    );
  const top = rows[0];
  return (
    <>
      {levels}
      <section className="yd-panel yd-x-scroll">
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t("person")}
              </th>
              {periods.map((one) => (
                <th key={one} scope="colgroup" colSpan={3}>
                  {one}
                </th>
              ))}
            </tr>
            <tr>
              {periods.flatMap((one) =>
                (["old", "new", "difference"] as const).map((kind) => (
                  <th key={`${one}${kind}`} scope="col">
                    {t(kind)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.team}:${row.member}`}>
                <td style={{ paddingInlineStart: row.depth * 18 }}>
                  {row.member === null && row !== top && row.children > 0 ? (
                    <button
                      type="button"
                      className="yd-text-button"
                      onClick={() => onOpen({ id: row.team, name: row.name })}
                    >
                      {row.name}
                    </button>
                  ) : (
                    row.name
                  )}
                  {row.team_name && <small className="yd-faint"> {row.team_name}</small>}
                  {row.moved > 0 && <small className="yd-faint"> {t("moved", { count: row.moved })}</small>}
                </td>
                {periods.flatMap((one, n) => {
                  const [before, after] = [row.old[n] ?? 0, row.new[n] ?? 0];
                  const tone = after === before ? "yd-faint" : after < before ? "yd-risk" : "yd-gain";
                  return [
                    <td key={`${one}old`}>
                      <Money fen={before} />
                    </td>,
                    <td key={`${one}new`}>
                      <Money fen={after} />
                    </td>,
                    <td key={`${one}difference`} className={tone}>
                      <Money fen={after - before} />
                    </td>,
                  ];
                })}
              </tr>
            ))}
            {found.hasNextPage && (
              <MoreRow
                columns={1 + 3 * periods.length}
                busy={found.isFetchingNextPage}
                onMore={() => void found.fetchNextPage()}
              />
            )}
          </tbody>
        </table>
      </section>
    </>
  );
}
