// Pages by key, not by offset: forward by the server's cursor, back by the cursors that led here.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CountAnswer } from "@/api/resource";

export interface Paging {
  cursor: string | null;
  page: number;
  forward: (cursor: string) => void;
  back: () => void;
}

/** `key` names what is listed; a change of it begins again at the first page. */
export function usePaging(key: string): Paging {
  const [trail, setTrail] = useState<{ key: string; cursors: string[] }>({ key, cursors: [] });
  const cursors = trail.key === key ? trail.cursors : [];
  const forward = useCallback(
    (cursor: string) => setTrail((known) => ({ key, cursors: [...(known.key === key ? known.cursors : []), cursor] })),
    [key],
  );
  const back = useCallback(
    () => setTrail((known) => ({ key, cursors: known.key === key ? known.cursors.slice(0, -1) : [] })),
    [key],
  );
  return { cursor: cursors.at(-1) ?? null, page: cursors.length + 1, forward, back };
}

export interface PagerProps {
  paging: Paging;
  next: string | null;
  shown: number;
  size: number;
  count: CountAnswer | undefined;
  keys?: boolean;
}

/** A count that was broken off is at least what the pages showed, and the last page tells it exactly. */
export function known(count: Pick<CountAnswer, "count" | "capped">, seen: number, last: boolean) {
  if (!count.capped) return count;
  return last ? { count: seen, capped: false } : { count: Math.max(count.count, seen), capped: count.count + seen > 0 };
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function Pager({ paging, next, shown, size, count, keys }: PagerProps) {
  const { t } = useTranslation("list");
  const { page, back, forward } = paging;
  useEffect(() => {
    if (!keys) return;
    const onKey = (event: KeyboardEvent) => {
      if (
        typing(event.target) ||
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        document.querySelector(".ant-modal-root .ant-modal-wrap, .ant-drawer-open")
      )
        return;
      if (event.key === "]" && next) forward(next);
      if (event.key === "[" && page > 1) back();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [keys, next, page, back, forward]);
  const from = (page - 1) * size + 1;
  const total = count && known(count, shown > 0 ? from + shown - 1 : 0, shown > 0 && !next);
  return (
    <nav className="yd-pager" aria-label={t("pager")}>
      <span className="yd-num" aria-live="polite">
        {total
          ? t(total.capped ? "countCapped" : "count", { count: total.count.toLocaleString("en") as unknown as number })
          : t("counting")}
      </span>
      <span className="yd-grow" />
      {shown > 0 && <span className="yd-num yd-faint">{t("pageRange", { from, to: from + shown - 1 })}</span>}
      <Button
        size="small"
        icon={<LeftOutlined />}
        aria-label={t("prevPage")}
        title={`${t("prevPage")} [`}
        disabled={page === 1}
        onClick={back}
      />
      <span className="yd-num">{t("page", { page })}</span>
      <Button
        size="small"
        icon={<RightOutlined />}
        aria-label={t("nextPage")}
        title={`${t("nextPage")} ]`}
        disabled={!next}
        onClick={() => next && forward(next)}
      />
    </nav>
  );
}
