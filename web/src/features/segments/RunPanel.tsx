// A run: from which class to which, team by team, the very customers – and the verbs to apply it or take it back.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Grade } from "@/api/segments";
import type { Condition } from "@/domain/conditions";
import { countText } from "@/domain/standing";
import { type RunDetail, useRun, useSegmentSetup, WORKING } from "@/features/segments/queries";
import { ListPage } from "@/ui/list/ListPage";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const GRADES: readonly Grade[] = ["A", "B", "C", ""];
const FIRST = 12;
type Cell = { before: Grade; after: Grade };

export function RunPanel({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation("segments");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const { apply, undo } = useSegmentSetup();
  const found = useRun(id);
  const [cell, setCell] = useState<Cell | null>(null);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const run = found.data;
  const ask = (verb: "apply" | "undo", count: number) =>
    modal.confirm({
      title: t(`run.${verb}Sure`, { count }),
      okText: t(`run.${verb}`),
      onOk: async () => {
        try {
          const done = await (verb === "apply" ? apply : undo).mutateAsync(id);
          await found.refetch();
          if (!WORKING.includes(done.status))
            message.success(t(`run.${verb}Done`, { count: verb === "apply" ? done.applied : done.undone }));
        } catch (error) {
          message.error(asApiError(error).message, 6);
        }
      },
    });
  return (
    <section className="yd-panel yd-stack" aria-label={t("run.title", { name: run.scheme_name })}>
      <div className="yd-toolbar">
        <h2>{t("run.title", { name: run.scheme_name })}</h2>
        <span className="yd-muted" role="status">
          {t(`runs.is.${run.status}`)}
        </span>
        <span className="yd-grow" />
        {run.status === "preview" && run.changes > 0 && (
          <Button type="primary" loading={apply.isPending} onClick={() => ask("apply", run.changes)}>
            {t("run.apply")}
          </Button>
        )}
        {run.status === "applied" && run.applied > 0 && (
          <Button loading={undo.isPending} onClick={() => ask("undo", run.applied)}>
            {t("run.undo")}
          </Button>
        )}
        <Button onClick={onClose}>{tc("close")}</Button>
      </div>
      {WORKING.includes(run.status) ? <Loading rows={3} /> : <Found run={run} cell={cell} onCell={setCell} />}
    </section>
  );
}

function Found({ run, cell, onCell }: { run: RunDetail; cell: Cell | null; onCell: (cell: Cell | null) => void }) {
  const { t } = useTranslation("segments");
  const [allTeams, setAllTeams] = useState(false);
  const count = (before: Grade, after: Grade) =>
    run.counts.find((one) => one.before === before && one.after === after)?.count ?? 0;
  const rules: Condition["rules"] = [{ field: "run", operator: "=", value: run.id }];
  for (const side of ["before", "after"] as const) {
    if (cell)
      rules.push(
        cell[side] ? { field: side, operator: "=", value: cell[side] } : { field: side, operator: "null", value: null },
      );
  }
  const name = (grade: Grade) => grade || t("none");
  return (
    <>
      <div className="yd-segment-grid">
        <div className="yd-x-scroll">
          <table className="yd-figure-table">
            <caption className="yd-faint">{t("run.matrix")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("run.from")}</th>
                {GRADES.map((after) => (
                  <th scope="col" key={after}>
                    → {name(after)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {GRADES.map((before) => (
                <tr key={before}>
                  <th scope="row">{name(before)}</th>
                  {GRADES.map((after) => (
                    <td key={after}>
                      {before === after || count(before, after) === 0 ? (
                        <span className="yd-faint">{countText({ count: count(before, after) })}</span>
                      ) : (
                        <button
                          type="button"
                          className="yd-link yd-segment-link"
                          onClick={() => onCell({ before, after })}
                        >
                          {countText({ count: count(before, after) })}
                        </button>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {run.teams.length > 0 && (
          <div className="yd-x-scroll">
            <table className="yd-figure-table">
              <caption className="yd-faint">{t("run.byTeam")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("run.team")}</th>
                  <th scope="col">{t("run.up")}</th>
                  <th scope="col">{t("run.down")}</th>
                </tr>
              </thead>
              <tbody>
                {run.teams.slice(0, allTeams ? undefined : FIRST).map((team) => (
                  <tr key={team.id}>
                    <td>{team.name}</td>
                    <td>{countText({ count: team.up })}</td>
                    <td>{countText({ count: team.down })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {!allTeams && run.teams.length > FIRST && (
              <button type="button" className="yd-link yd-segment-link" onClick={() => setAllTeams(true)}>
                {t("run.moreTeams", { count: run.teams.length - FIRST })}
              </button>
            )}
          </div>
        )}
      </div>
      {run.changes === 0 ? (
        <p className="yd-faint">{t("run.nothing")}</p>
      ) : (
        <>
          {cell && (
            <p>
              {name(cell.before)} → {name(cell.after)}{" "}
              <Button size="small" onClick={() => onCell(null)}>
                {t("run.all")}
              </Button>
            </p>
          )}
          <ListPage
            key={cell ? `${cell.before}>${cell.after}` : "all"}
            resource="class_proposal"
            embedded
            fixedFilter={{ combinator: "and", rules }}
          />
        </>
      )}
    </>
  );
}
