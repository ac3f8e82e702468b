// Passing down: what each team below is to owe, adjusted first; what that adds to one's own figure stands below.
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommentDialog } from "@/features/targets/CommentDialog";
import { type Owed, useSide } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { useAct } from "@/features/targets/useAct";
import { Money, useAmounts } from "@/ui/figure/Money";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const ADDITIONS = [0, 3, 5, 10] as const;
/** Whole units: nobody passes down cents. */
const more = (fen: number, percent: number, unit: number) => Math.round((fen * (100 + percent)) / 100 / unit) * unit;

export interface PassDialogProps {
  target: Target;
  row: Owed;
  onClose: () => void;
}

export function PassDialog({ target, row, onClose }: PassDialogProps) {
  const { t } = useTranslation("targetLife");
  const amounts = useAmounts();
  const { run, busy } = useAct(target.id);
  const found = useSide<{ rows: Owed[] }>(target.id, "waterfall", { team: row.team });
  const [typed, setTyped] = useState<Record<number, string>>({});
  const below = found.data?.rows.slice(1) ?? [];
  const usual = (one: Owed) => one.committed ?? one.assigned;
  const written = (fen: number) => amounts.exact(fen, fen % 100 !== 0);
  const read = (one: Owed) => {
    const text = typed[one.team];
    return text === undefined ? usual(one) : amounts.read(text);
  };
  const figures = below.map(read);
  const wrong = figures.some((fen) => fen === null || fen < 0);
  const own = row.assigned - below.reduce((sum, one) => sum + one.assigned, 0);
  const total = figures.reduce<number>((sum, fen) => sum + (fen ?? 0), own);
  const add = (percent: number) => {
    const unit = amounts.unit.code === "fen" ? 100 : 1;
    const whole = below.reduce((sum, one) => sum + usual(one), 0);
    const from = row.committed === null || whole === 0 ? null : row.committed - own;
    setTyped(
      Object.fromEntries(
        below.map((one) => {
          const base = from === null ? usual(one) : (from * usual(one)) / whole;
          return [one.team, written(more(base, percent, unit))];
        }),
      ),
    );
  };
  const pass = async (comment: string) => {
    const wanted = below.map((one, n) => ({ team: one.team, amount: figures[n] }));
    if (await run({ verb: `teams/${row.team}/pass-down`, body: { comment, amounts: wanted } }, t("sent"))) onClose();
  };
  return (
    <CommentDialog
      title={`${t("passDown")} · ${row.name}`}
      okText={t("passDown")}
      busy={busy}
      blocked={wrong || found.data === undefined}
      onOk={(comment) => void pass(comment)}
      onClose={onClose}
    >
      <p className="yd-muted">{t("passHow")}</p>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data && (
        <>
          <div className="yd-inline">
            {t("addTo")}
            {ADDITIONS.map((percent) => (
              <Button key={percent} size="small" onClick={() => add(percent)}>
                {percent === 0 ? t("asReceived") : `+${percent}%`}
              </Button>
            ))}
          </div>
          <div className="yd-pass">
            {below.map((one) => (
              <div key={one.team}>
                <span>
                  {one.name}{" "}
                  <small className="yd-faint">
                    {t("assigned")} <Money fen={one.assigned} />
                  </small>
                </span>
                <Input
                  aria-label={one.name}
                  value={typed[one.team] ?? written(usual(one))}
                  status={read(one) === null ? "error" : ""}
                  onChange={(event) => setTyped({ ...typed, [one.team]: event.target.value })}
                />
              </div>
            ))}
          </div>
          <p>
            {t("passTotal")}{" "}
            <b>
              <Money fen={total} />
            </b>
            {row.committed !== null && row.committed > 0 && (
              <>
                {" "}
                · {t("committed")} <Money fen={row.committed} /> ·{" "}
                <span className={total < row.committed ? "yd-risk" : undefined}>
                  {t("added")} {total >= row.committed && "+"}
                  {(((total - row.committed) / row.committed) * 100).toFixed(1)}%
                </span>
              </>
            )}
          </p>
        </>
      )}
    </CommentDialog>
  );
}
