// The board: column heads are sums of all deals in the stage; a move shows at once and can be taken back for ten seconds.

import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError, isHeld } from "@/api/errors";
import { useRenew } from "@/api/records";
import type { Selection } from "@/api/resource";
import { toDecimal, toFen } from "@/domain/money";
import { DealCard } from "@/features/deals/DealCard";
import { GateDialog } from "@/features/deals/gates/GateDialog";
import {
  type BoardCard,
  type BoardData,
  boardKey,
  moreCards,
  type State,
  useBoard,
  usePipelines,
} from "@/features/deals/queries";
import { Board } from "@/ui/board/Board";
import { Money } from "@/ui/figure/Money";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const UNDO_SECONDS = 10;

export function DealBoard({ selection }: { selection: Selection }) {
  const { t } = useTranslation("deals");
  const { t: tg } = useTranslation("gates");
  const { message } = App.useApp();
  const client = useQueryClient();
  const renew = useRenew();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const pipelines = usePipelines();
  const pipeline = search.get("pipeline") ? Number(search.get("pipeline")) : null;
  const board = useBoard(pipeline, selection);
  const [busy, setBusy] = useState<string | null>(null);
  const [held, setHeld] = useState<{ card: BoardCard; to: number } | null>(null);
  if (board.isError) return <PageError error={board.error} onRetry={() => void board.refetch()} />;
  if (board.isPending) return <Loading shape="cards" />;

  const key = boardKey(pipeline, selection);
  const change = (edit: (data: BoardData) => BoardData) =>
    client.setQueryData<BoardData>(key, (data) => data && edit(data));
  const post = (card: BoardCard, stage: number, version?: number, override?: string) =>
    api.post<State>(`/deals/${card.id}/stage`, {
      stage_id: stage,
      ...(version === undefined ? {} : { version }),
      ...(override ? { override } : {}),
    });

  const move = async (card: BoardCard, from: string, to: string) => {
    await client.cancelQueries({ queryKey: key }); // an older answer on its way would put the card back
    const before = client.getQueryData<BoardData>(key);
    change((data) => moved(data, card, Number(from), Number(to)));
    try {
      const state = await post(card, Number(to), card.version);
      change((data) => versioned(data, card.id, state.version));
      const name = board.data.columns.find((one) => one.stage.id === Number(to))?.stage.name ?? "";
      const back = async () => {
        message.destroy(`undo-${card.id}`);
        try {
          await post(card, Number(from), state.version);
        } catch (error) {
          void message.error(asApiError(error).message);
        }
        await renew("deal");
      };
      void message.open({
        key: `undo-${card.id}`,
        duration: UNDO_SECONDS,
        type: "success",
        content: (
          <>
            {t("moved", { title: card.title, stage: name })}
            {state.warnings.length > 0 && (
              <span className="yd-risk">
                {" "}
                {tg("warned", { names: state.warnings.map((one) => one.text).join(tg("comma")) })}
              </span>
            )}{" "}
            <Button size="small" type="link" onClick={() => void back()}>
              {t("undo")}
            </Button>
          </>
        ),
      });
      await renew("deal");
    } catch (error) {
      client.setQueryData(key, before);
      if (isHeld(error)) setHeld({ card, to: Number(to) });
      else void message.error(asApiError(error).message, 6);
      await renew("deal");
    }
  };
  const more = async (column: string) => {
    const found = board.data.columns.find((one) => String(one.stage.id) === column);
    if (!found?.next_cursor) return;
    setBusy(column);
    try {
      const answer = await moreCards(found.stage.id, selection, found.next_cursor);
      change((data) => ({
        ...data,
        columns: data.columns.map((one) =>
          one.stage.id === found.stage.id
            ? { ...one, cards: [...one.cards, ...answer.cards], next_cursor: answer.next_cursor }
            : one,
        ),
      }));
    } catch (error) {
      void message.error(asApiError(error).message);
    } finally {
      setBusy(null);
    }
  };

  return (
    <div className={board.isPlaceholderData ? "yd-stale" : ""}>
      {(pipelines.data?.length ?? 0) > 1 && (
        <div className="yd-x-scroll">
          <Segmented
            value={pipeline ?? board.data.pipeline.id}
            options={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(value) => patch({ pipeline: String(value) })}
          />
        </div>
      )}
      <Board<BoardCard>
        label={board.data.pipeline.label}
        columns={board.data.columns.map((one) => ({
          id: String(one.stage.id),
          title: one.stage.name,
          color: one.stage.color,
          head: (
            <>
              <span className="yd-num">{t("count", { count: one.count })}</span> · <Money amount={one.amount} />
              <small className="yd-faint" title={t("weightedHint", { percent: one.stage.probability })}>
                {" "}
                {t("weighted")} <Money amount={one.weighted} />
              </small>
            </>
          ),
          cards: one.cards,
          more: Math.max(0, one.count - one.cards.length),
        }))}
        cardId={(card) => String(card.id)}
        cardTitle={(card) => card.title}
        card={(card) => <DealCard card={card} />}
        canMove={(card) => card.can_edit}
        onMove={(card, from, to) => void move(card, from, to)}
        onMore={(column) => void more(column)}
        moreBusy={busy}
      />
      {held && (
        <GateDialog
          deal={held.card.id}
          title={held.card.title}
          goal={held.to}
          stage={board.data.columns.find((one) => one.stage.id === held.to)?.stage.name ?? ""}
          canEdit
          go={async (override) => {
            await post(held.card, held.to, undefined, override);
            await renew("deal");
          }}
          onClose={() => setHeld(null)}
        />
      )}
    </div>
  );
}

const plus = (first: string, second: string, sign: 1 | -1) =>
  toDecimal((toFen(first) ?? 0) + sign * (toFen(second) ?? 0));

/** The board with the card in its new column and the heads counted anew; the server's own sums follow. */
function moved(data: BoardData, card: BoardCard, from: number, to: number): BoardData {
  const weigh = (probability: number) => toDecimal(Math.round(((toFen(card.amount) ?? 0) * probability) / 100));
  return {
    ...data,
    columns: data.columns.map((one) => {
      if (one.stage.id === from)
        return {
          ...one,
          count: one.count - 1,
          amount: plus(one.amount, card.amount, -1),
          weighted: plus(one.weighted, weigh(card.probability), -1),
          cards: one.cards.filter((other) => other.id !== card.id),
        };
      if (one.stage.id === to)
        return {
          ...one,
          count: one.count + 1,
          amount: plus(one.amount, card.amount, 1),
          weighted: plus(one.weighted, weigh(one.stage.probability), 1),
          cards: [
            { ...card, days_in_stage: 0, norm_days: one.stage.norm_days, probability: one.stage.probability },
            ...one.cards,
          ],
        };
      return one;
    }),
  };
}

const versioned = (data: BoardData, id: number, version: number): BoardData => ({
  ...data,
  columns: data.columns.map((one) => ({
    ...one,
    cards: one.cards.map((card) => (card.id === id ? { ...card, version } : card)),
  })),
});
