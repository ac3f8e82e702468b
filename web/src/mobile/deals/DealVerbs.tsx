// What is done with a deal on the phone: on to the next stage or another one, won, lost – and what is missing for it.
import { Button, Dialog, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError, isHeld } from "@/api/errors";
import { type CloseBody, type Goal, type Moved, useDealHead, useGateVerbs, useNeeds } from "@/api/gates";
import { GateSheet } from "@/mobile/deals/GateSheet";
import { LoseSheet } from "@/mobile/deals/LoseSheet";
import { NeedRows } from "@/mobile/deals/NeedRows";
import { Sheet } from "@/mobile/record/Sheet";

type Asking = { kind: "stages" } | { kind: "lose" } | { kind: "held"; goal: Goal; stage: string };

export function DealVerbs({ id }: { id: number }) {
  const { t } = useTranslation("gates");
  const { data: head } = useDealHead(id);
  const needs = useNeeds(id);
  const { move, close } = useGateVerbs(id);
  const [asking, setAsking] = useState<Asking | null>(null);
  if (!head) return null;
  const open = head.status === "open";
  const at = head.stages.findIndex((one) => one.current);
  const next = head.stages.slice(at + 1).find((one) => !one.archived);
  const said = (text: string, answer?: Moved) => {
    const missing = answer?.warnings.map((one) => one.text).join(t("comma"));
    void Toast.show({ content: missing ? t("warned", { names: missing }) : text, duration: missing ? 4000 : 2000 });
  };
  const fail = (error: unknown) => void Toast.show({ content: asApiError(error).message, duration: 4000 });
  const go = (stage: { id: number; name: string }) => {
    setAsking(null);
    move.mutate(
      { stage_id: stage.id, version: head.version },
      {
        onSuccess: (answer) => said(t("phone.moved", { stage: stage.name }), answer),
        onError: (error) =>
          isHeld(error) ? setAsking({ kind: "held", goal: stage.id, stage: stage.name }) : fail(error),
      },
    );
  };
  const end = (body: CloseBody) =>
    close.mutate(body, {
      onSuccess: (answer) => {
        setAsking(null);
        said(t(body.verb === "win" ? "phone.won" : "phone.lost"), answer);
      },
      onError: (error) => (isHeld(error) ? setAsking({ kind: "held", goal: "won", stage: "" }) : fail(error)),
    });
  const win = async () => {
    if (await Dialog.confirm({ content: t("phone.sure"), confirmText: t("phone.win") }))
      end({ verb: "win", version: head.version });
  };
  const items = needs.data?.items ?? [];
  const left = items.filter((one) => !one.done);
  return (
    <section className="ph-panel">
      <p className="ph-line">
        <span>
          {t("phone.stage")}: <b>{head.stages[at]?.name}</b>
        </span>
      </p>
      {open && head.can_edit && (
        <div className="ph-verbs">
          {next && (
            <Button color="primary" size="small" loading={move.isPending} onClick={() => go(next)}>
              {t("phone.next", { stage: next.name })}
            </Button>
          )}
          <Button size="small" onClick={() => setAsking({ kind: "stages" })}>
            {t("phone.pick")}
          </Button>
          <Button size="small" loading={close.isPending} onClick={() => void win()}>
            {t("phone.win")}
          </Button>
          <Button size="small" onClick={() => setAsking({ kind: "lose" })}>
            {t("phone.lose")}
          </Button>
        </div>
      )}
      {open && items.length > 0 && (
        <details open={left.length > 0 && left.length <= 3}>
          <summary>{left.length > 0 ? t("toLeave", { count: left.length }) : t("ready")}</summary>
          <NeedRows deal={id} items={items} canEdit={head.can_edit} />
        </details>
      )}
      <Sheet open={asking !== null} onClose={() => setAsking(null)}>
        {asking?.kind === "stages" && (
          <div className="ph-sheet">
            <h2>{t("phone.pick")}</h2>
            {head.stages
              .filter((one) => !one.archived && !one.current)
              .map((one) => (
                <Button key={one.id} block onClick={() => go(one)}>
                  {one.name}
                </Button>
              ))}
          </div>
        )}
        {asking?.kind === "lose" && (
          <LoseSheet busy={close.isPending} onDone={(body) => end({ verb: "lose", version: head.version, ...body })} />
        )}
        {asking?.kind === "held" && (
          <GateSheet
            deal={id}
            goal={asking.goal}
            stage={asking.stage}
            canEdit={head.can_edit}
            go={(override) =>
              asking.goal === "won"
                ? close.mutateAsync({ verb: "win", ...(override ? { override } : {}) })
                : move.mutateAsync({ stage_id: Number(asking.goal), ...(override ? { override } : {}) })
            }
            onClose={() => setAsking(null)}
          />
        )}
      </Sheet>
    </section>
  );
}
