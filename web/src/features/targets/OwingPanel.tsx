// Waterfall: what each team owes the team above beside what its people are assigned; passed down level by level.
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { CommentDialog } from "@/features/targets/CommentDialog";
import { type Owed, useSide } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { TreeName } from "@/features/targets/TreeName";
import { useTreeLines } from "@/features/targets/tree-lines";
import { useAct } from "@/features/targets/useAct";
import { Money, useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

type What = "commit" | "assign" | "pass";

export function Panel({ target }: { target: Target }) {
  const { t } = useTranslation("targetLife");
  const found = useSide<{ rows: Owed[] }>(target.id, "waterfall");
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  return (
    <section className="yd-stack">
      <p className="yd-faint">{t("owingHow")}</p>
      <Tree target={target} rows={found.data.rows} />
    </section>
  );
}

function Tree({ target, rows }: { target: Target; rows: Owed[] }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const tree = useTreeLines(rows);
  const [asked, setAsked] = useState<{ row: Owed; what: What } | null>(null);
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("team")}</th>
            <th scope="col">{t("committed")}</th>
            <th scope="col">{t("assigned")}</th>
            <th scope="col">{t("over")}</th>
            <th scope="col" className="yd-words">
              {t("passedDown")}
            </th>
          </tr>
        </thead>
        <tbody>
          {tree.shown.map((row) => (
            <tr key={row.team}>
              <td>
                <TreeName
                  name={row.name}
                  depth={row.depth}
                  open={tree.hasBelow(row) ? tree.isOpen(row.team) : undefined}
                  onToggle={() => tree.toggle(row.team)}
                />
              </td>
              <td>
                {row.can_commit ? (
                  <Button size="small" type="link" onClick={() => setAsked({ row, what: "commit" })}>
                    {row.committed === null ? t("setCommitted") : <Money fen={row.committed} />}
                  </Button>
                ) : (
                  <Money fen={row.committed} />
                )}
              </td>
              <td>
                {row.can_assign ? (
                  <Button
                    size="small"
                    type="link"
                    title={t("assignMore")}
                    onClick={() => setAsked({ row, what: "assign" })}
                  >
                    <Money fen={row.assigned} />
                  </Button>
                ) : (
                  <Money fen={row.assigned} />
                )}
              </td>
              <td className={row.over !== null && row.over < 0 ? "yd-num yd-risk" : "yd-num"}>
                {row.over === null ? "–" : `${row.over > 0 ? "+" : ""}${(row.over * 100).toFixed(1)}%`}
              </td>
              <td className="yd-words">
                {row.passed_at && (
                  <span className="yd-faint">
                    {t("passedBy", { by: row.passed_by, at: formatMoment(row.passed_at, language) })}{" "}
                  </span>
                )}
                {row.can_pass && tree.hasBelow(row) && (
                  <Button size="small" onClick={() => setAsked({ row, what: "pass" })}>
                    {t("passDown")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && <Dialog target={target} {...asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function Dialog({ target, row, what, onClose }: { target: Target; row: Owed; what: What; onClose: () => void }) {
  const { t } = useTranslation("targetLife");
  const { run, busy } = useAct(target.id);
  const amounts = useAmounts();
  const known = what === "assign" ? row.assigned : row.committed;
  const [typed, setTyped] = useState(known === null ? "" : amounts.exact(known, true));
  const amount = amounts.read(typed);
  const path = `teams/${row.team}`;
  const commit = async (fen: number | null) => {
    if (await run({ verb: `${path}/commitment`, body: { amount: fen }, method: "put" }, t("saved"))) onClose();
  };
  const assign = async () => {
    if (await run({ verb: `${path}/assign`, body: { version: target.version, amount } }, t("saved"))) onClose();
  };
  const pass = async (comment: string) => {
    if (await run({ verb: `${path}/pass-down`, body: { comment } }, t("sent"))) onClose();
  };
  if (what === "pass")
    return (
      <CommentDialog
        title={`${t("passDown")} · ${row.name}`}
        okText={t("passDown")}
        busy={busy}
        onOk={(comment) => void pass(comment)}
        onClose={onClose}
      >
        <p className="yd-muted">{t("passHow")}</p>
      </CommentDialog>
    );
  return (
    <Modal
      open
      title={`${t(what === "commit" ? "committed" : "assignMore")} · ${row.name}`}
      okText={t("save")}
      okButtonProps={{ disabled: amount === null || amount < 0 }}
      confirmLoading={busy}
      onOk={() => void (what === "commit" ? commit(amount) : assign())}
      onCancel={onClose}
    >
      <div className="yd-stack">
        {what === "assign" && <p className="yd-muted">{t("assignHow")}</p>}
        <Input
          value={typed}
          aria-label={t("amountIn", { unit: amounts.label })}
          placeholder={t("amountIn", { unit: amounts.label })}
          onChange={(event) => setTyped(event.target.value)}
          suffix={
            what === "commit" && row.committed !== null ? (
              <Button size="small" type="text" onClick={() => void commit(null)}>
                {t("clear")}
              </Button>
            ) : null
          }
        />
      </div>
    </Modal>
  );
}
