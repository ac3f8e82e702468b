// Leads by status. A move shows at once; giving up asks why, converting opens its dialog.
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import type { Status } from "@/api/leads";
import { useRenew } from "@/api/records";
import type { Selection } from "@/api/resource";
import { formatAgo, formatMoment } from "@/domain/dates";
import { ConvertDialog } from "@/features/leads/ConvertDialog";
import { InvalidDialog } from "@/features/leads/InvalidDialog";
import { type BoardCard, type BoardData, boardKey, moreCards, useBoard } from "@/features/leads/queries";
import { Board } from "@/ui/board/Board";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/deals.css";

const COLOR: Record<Status, string> = {
  new: "blue",
  contacted: "cyan",
  qualified: "gold",
  converted: "green",
  invalid: "default",
};

export function LeadBoard({ selection }: { selection: Selection }) {
  const { t } = useTranslation("leads");
  const { message } = App.useApp();
  const client = useQueryClient();
  const renew = useRenew();
  const board = useBoard(selection);
  const [busy, setBusy] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ card: BoardCard; to: "converted" | "invalid" } | null>(null);
  if (board.isError) return <PageError error={board.error} onRetry={() => void board.refetch()} />;
  if (board.isPending) return <Loading shape="cards" />;
  const key = boardKey(selection);
  const change = (edit: (data: BoardData) => BoardData) =>
    client.setQueryData<BoardData>(key, (data) => data && edit(data));

  const move = async (card: BoardCard, from: string, to: string) => {
    if (to === "converted" || to === "invalid") return setAsked({ card, to });
    await client.cancelQueries({ queryKey: key }); // an older answer on its way would put the card back
    const before = client.getQueryData<BoardData>(key);
    change((data) => moved(data, card, from, to));
    try {
      await api.post(`/leads/${card.id}/status`, { status: to, version: card.version });
      void message.success(t("moved", { title: card.title, status: t(`status.${to as Status}`) }));
    } catch (error) {
      client.setQueryData(key, before);
      void message.error(asApiError(error).message, 6);
    }
    await renew("lead");
  };
  const more = async (column: string) => {
    const found = board.data.columns.find((one) => one.status === column);
    if (!found?.next_cursor) return;
    setBusy(column);
    try {
      const answer = await moreCards(found.status, selection, found.next_cursor);
      change((data) => ({
        columns: data.columns.map((one) =>
          one.status === column
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
      <Board<BoardCard>
        label={t("title")}
        columns={board.data.columns.map((one) => ({
          id: one.status,
          title: t(`status.${one.status}`),
          color: COLOR[one.status],
          head: <span className="yd-num">{t(one.capped ? "countMore" : "count", { count: one.count })}</span>,
          cards: one.cards,
          more: one.next_cursor ? Math.max(0, one.count - one.cards.length) : 0,
        }))}
        cardId={(card) => String(card.id)}
        cardTitle={(card) => card.title}
        card={(card) => <Card card={card} />}
        canMove={(card) => card.can_edit}
        onMove={(card, from, to) => void move(card, from, to)}
        onMore={(column) => void more(column)}
        moreBusy={busy}
      />
      {asked?.to === "invalid" && (
        <InvalidDialog id={asked.card.id} version={asked.card.version} onClose={() => setAsked(null)} />
      )}
      {asked?.to === "converted" && <ConvertDialog id={asked.card.id} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Card({ card }: { card: BoardCard }) {
  const { t } = useTranslation("leads");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  const late = card.next_contact_at !== null && new Date(card.next_contact_at) < new Date();
  return (
    <div className="yd-deal">
      <a className="yd-deal-title" {...link("lead", card.id)}>
        {card.title}
      </a>
      <div className="yd-deal-line">
        <span>{card.company === card.title ? card.phone : card.company || card.phone}</span>
        {card.score !== null && (
          <span className="yd-num" title={t("score")}>
            {card.score}
          </span>
        )}
      </div>
      <div className="yd-deal-line">
        <span>{card.source?.label ?? t("noSource")}</span>
        <span>{card.owner?.label ?? t("noOwner")}</span>
      </div>
      <div className="yd-deal-line">
        <span>{card.last_followup_at ? formatAgo(card.last_followup_at, language) : t("never")}</span>
        {card.next_contact_at && (
          <span className={late ? "yd-risk" : ""}>{formatMoment(card.next_contact_at, language).slice(5)}</span>
        )}
      </div>
    </div>
  );
}

const moved = (data: BoardData, card: BoardCard, from: string, to: string): BoardData => ({
  columns: data.columns.map((one) => {
    if (one.status === from)
      return { ...one, count: one.count - 1, cards: one.cards.filter((other) => other.id !== card.id) };
    if (one.status === to) return { ...one, count: one.count + 1, cards: [card, ...one.cards] };
    return one;
  }),
});
