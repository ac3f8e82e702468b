// Bottom-up: what people offer beside the target from above; settled node by node.
import { Button, DatePicker } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatMoment } from "@/domain/dates";
import { CommentDialog } from "@/features/targets/CommentDialog";
import { type OfferRow, type Offers, useSide } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { SettleDialog } from "@/features/targets/SettleDialog";
import { TreeName } from "@/features/targets/TreeName";
import { useTreeLines } from "@/features/targets/tree-lines";
import { useAct } from "@/features/targets/useAct";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Panel({ target }: { target: Target }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const { run, busy } = useAct(target.id);
  const [calling, setCalling] = useState(false);
  const [until, setUntil] = useState<Dayjs | null>(null);
  const [settling, setSettling] = useState<OfferRow | null>(null);
  const found = useSide<Offers>(target.id, "offers");
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const { call, can_call, rows } = found.data;
  const begin = async (comment: string) => {
    const body = { until: until?.format("YYYY-MM-DD") ?? null, comment };
    if (await run({ verb: "collecting", body }, t("sent"))) setCalling(false);
  };
  const remind = () =>
    run({ verb: "offers/remind" }, (answer) => t("reminded", { count: (answer as { told: number }).told }));
  return (
    <section className="yd-stack">
      <div className="yd-toolbar">
        {call && (
          <span className="yd-muted">
            {t("collecting", { by: call.by, at: formatMoment(call.at, language) })}
            {call.until && ` · ${t("offerUntil", { day: formatDay(call.until, language) })}`}
          </span>
        )}
        <span className="yd-grow" />
        {call && target.can_edit && (
          <Button loading={busy} onClick={() => void remind()}>
            {t("remindOffers")}
          </Button>
        )}
        {can_call &&
          (call ? (
            <Button onClick={() => void run({ verb: "collecting/end" })}>{t("collectEnd")}</Button>
          ) : (
            <Button type="primary" onClick={() => setCalling(true)}>
              {t("collect")}
            </Button>
          ))}
      </div>
      {!call && !rows.some((row) => row.answered > 0) ? (
        <EmptyState title={t("noOffers")} hint={t("noOffersHint")} />
      ) : (
        <Tree rows={rows} onSettle={setSettling} />
      )}
      {calling && (
        <CommentDialog
          title={t("collect")}
          okText={t("collect")}
          busy={busy}
          onOk={(comment) => void begin(comment)}
          onClose={() => setCalling(false)}
        >
          <p className="yd-muted">{t("collectHow")}</p>
          <DatePicker value={until} aria-label={t("until")} placeholder={t("until")} onChange={setUntil} />
        </CommentDialog>
      )}
      {settling && <SettleDialog target={target} row={settling} onClose={() => setSettling(null)} />}
    </section>
  );
}

function Tree({ rows, onSettle }: { rows: OfferRow[]; onSettle: (row: OfferRow) => void }) {
  const { t } = useTranslation("targetLife");
  const tree = useTreeLines(rows);
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
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
          {tree.shown.map((row) => (
            <tr key={`${row.team}:${row.member}`}>
              <td>
                <TreeName
                  name={row.name}
                  depth={row.depth}
                  open={tree.hasBelow(row) ? tree.isOpen(row.team) : undefined}
                  onToggle={() => tree.toggle(row.team)}
                />
              </td>
              <td>
                <Money fen={row.given} />
              </td>
              <td className="yd-num">
                {row.answered} / {row.people}
              </td>
              <td>{row.answered > 0 ? <Money fen={row.offered} /> : "–"}</td>
              <td className={row.offered < row.against ? "yd-risk" : undefined}>
                {row.answered > 0 ? <Money fen={row.offered - row.against} /> : "–"}
              </td>
              <td className="yd-words">{row.response?.comment}</td>
              <td>
                {row.editable && row.open > 0 ? (
                  <Button size="small" onClick={() => onSettle(row)}>
                    {t("settle")}
                  </Button>
                ) : row.response?.answer ? (
                  t(`answers.${row.response.answer}`)
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
