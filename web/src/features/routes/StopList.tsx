// The stops in order with their times: dragged, or moved by buttons and Alt with the arrows; each move is counted at once.
import { App, Button, Checkbox, Tooltip } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Plan, type Stop, useRouteAct } from "@/api/routes";
import { clockOf, kilometres, minutes } from "@/domain/route";
import type { Order } from "@/features/routes/useOrder";
import { Link } from "@/ui/nav";
import { PageError } from "@/ui/state/PageError";

export function StopList({ plan, order, canEdit }: { plan: Plan; order: Order; canEdit: boolean }) {
  const { t } = useTranslation("routes");
  const done = order.shown.filter((one) => one.done).length;
  const [said, setSaid] = useState("");
  const dragged = useRef<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const nameOf = (stop: Stop) => stop.name ?? t("hiddenOne");
  const move = (from: number, to: number) => {
    if (to < 0 || to >= order.ids.length || from === to) return;
    const stop = order.shown[done + from];
    order.move(from, to);
    if (stop) setSaid(t("moved", { name: nameOf(stop), place: done + to + 1 }));
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("[data-move]")[to]?.focus());
  };
  return (
    <>
      <div className="yd-toolbar">
        <h2>{t("stops")}</h2>
        {order.changed && <span className="yd-risk">{t("changed")}</span>}
        {plan.lunch_at !== null && <span className="yd-faint">{t("lunch", { time: clockOf(plan.lunch_at) })}</span>}
      </div>
      <p className="yd-routes-said" aria-live="polite">
        {said}
      </p>
      {order.error ? <PageError compact error={order.error} onRetry={order.undo} /> : null}
      <ol className="yd-routes-stops" ref={list} aria-busy={order.busy}>
        {order.shown.map((stop, at) => (
          <li
            key={stop.customer_id ?? `hidden-${stop.given}`}
            className="yd-routes-stop"
            data-done={stop.done || undefined}
            draggable={canEdit && !stop.done && stop.customer_id !== null}
            onDragStart={(event) => {
              dragged.current = at - done;
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", String(at));
            }}
            onDragOver={(event) => {
              if (dragged.current !== null && !stop.done) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged.current !== null) move(dragged.current, at - done);
              dragged.current = null;
            }}
            onDragEnd={() => {
              dragged.current = null;
            }}
          >
            <span className="yd-routes-number">{at + 1}</span>
            <Words stop={stop} name={nameOf(stop)} />
            {canEdit && !stop.done && stop.customer_id !== null && (
              <Moves plan={plan} order={order} stop={stop} id={stop.customer_id} at={at - done} onMove={move} />
            )}
          </li>
        ))}
      </ol>
      {order.out.length > 0 && (
        <>
          <h3>{t("leftOut")}</h3>
          <ul className="yd-routes-stops">
            {order.out.map((stop) => (
              <li key={stop.customer_id} className="yd-routes-stop">
                <Words stop={{ ...stop, arrive: null }} name={nameOf(stop)} />
                {canEdit && stop.customer_id !== null && (
                  <Button
                    size="small"
                    aria-label={t("putIn", { name: nameOf(stop) })}
                    onClick={() => stop.customer_id !== null && order.add(stop.customer_id)}
                  >
                    +
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Words({ stop, name }: { stop: Stop; name: string }) {
  const { t } = useTranslation("routes");
  const facts = [
    stop.arrive !== null && t("stopTimes", { arrive: clockOf(stop.arrive), leave: clockOf(stop.leave ?? 0) }),
    stop.arrive !== null &&
      (stop.seconds ?? 0) > 0 &&
      t("leg", { minutes: minutes(stop.seconds ?? 0), km: kilometres(stop.metres ?? 0) }),
    (stop.opens > 0 || stop.closes < 86_400) &&
      t("window", { from: clockOf(stop.opens), to: clockOf(Math.min(stop.closes, 86_340)) }),
    stop.arrive !== null && (stop.waiting ?? 0) >= 60 && t("wait", { count: minutes(stop.waiting ?? 0) }),
  ].filter(Boolean);
  return (
    <span className="yd-routes-words">
      <span>
        {stop.customer_id === null ? name : <Link to={`/customers/${stop.customer_id}`}>{name}</Link>}{" "}
        <small className="yd-faint">{stop.grade}</small>
      </span>
      <small className="yd-muted">{facts.join(" · ")}</small>
      {stop.arrive !== null && (stop.late ?? 0) > 0 && (
        <small className="yd-risk">{t("late", { count: Math.ceil((stop.late ?? 0) / 60) })}</small>
      )}
    </span>
  );
}

interface MovesProps {
  plan: Plan;
  order: Order;
  stop: Stop;
  id: number;
  at: number;
  onMove: (from: number, to: number) => void;
}

function Moves({ plan, order, stop, id, at, onMove }: MovesProps) {
  const { t } = useTranslation("routes");
  const { message } = App.useApp();
  const name = stop.name ?? "";
  const cancel = useRouteAct(() =>
    api.post<Plan>(`/routes/plans/${plan.id}/replanning`, { version: plan.version, without: [id] }),
  );
  return (
    <span className="yd-routes-moves">
      <Checkbox
        aria-label={t("mustSet", { name })}
        checked={order.must.has(id)}
        onChange={(event) => order.setMust(id, event.target.checked)}
      >
        {t("must")}
      </Checkbox>
      <Button
        data-move
        size="small"
        aria-label={t("up", { name })}
        disabled={at === 0}
        onClick={() => onMove(at, at - 1)}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
          event.preventDefault();
          onMove(at, at + (event.key === "ArrowUp" ? -1 : 1));
        }}
      >
        ↑
      </Button>
      <Button
        size="small"
        aria-label={t("down", { name })}
        disabled={at === order.ids.length - 1}
        onClick={() => onMove(at, at + 1)}
      >
        ↓
      </Button>
      <Button size="small" aria-label={t("takeOut", { name })} onClick={() => order.remove(id)}>
        −
      </Button>
      {plan.status === "accepted" && !order.changed && (
        <Tooltip title={t("cancelled", { name })}>
          <Button
            size="small"
            danger
            aria-label={t("cancelled", { name })}
            loading={cancel.isPending}
            onClick={() =>
              cancel.mutate(undefined, { onError: (error) => void message.error(asApiError(error).message, 6) })
            }
          >
            ×
          </Button>
        </Tooltip>
      )}
    </span>
  );
}
