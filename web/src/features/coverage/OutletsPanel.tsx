// Outlets and routes: choose a route on the left, its outlets in order on the right.
import { Button, Input } from "antd";
import { Suspense, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Card, type Kind, useOutlets, type Wanted } from "@/api/coverage";
import { OutletTable } from "@/features/coverage/OutletTable";
import { useWords } from "@/features/coverage/words";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";

const RoutesDialog = lazyPart(() =>
  import("@/features/coverage/RoutesDialog").then((one) => ({ default: one.RoutesDialog })),
);
const AddDialog = lazyPart(() => import("@/features/coverage/AddDialog").then((one) => ({ default: one.AddDialog })));

interface Props {
  card: Card;
  editable: boolean;
  kind: Kind | null;
  onKind: (kind: Kind | null) => void;
}

export function OutletsPanel({ card, editable, kind, onKind }: Props) {
  const { t } = useTranslation("coverage");
  const { t: td } = useTranslation("coverageDesk");
  const { t: tc } = useTranslation();
  const words = useWords();
  const [chosen, setChosen] = useState<number | "all" | "none">("all");
  const [text, setText] = useState("");
  const [dialog, setDialog] = useState<"routes" | "add" | null>(null);
  const q = useDeferredValue(text.trim());
  const route = card.routes.find((one) => one.id === chosen);
  const wanted: Wanted = {
    route: kind ? undefined : route?.id,
    unrouted: !kind && chosen === "none" ? true : undefined,
    kind: kind ?? undefined,
    q: q || undefined,
  };
  const found = useOutlets(card.id, wanted);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const unrouted = card.outlets - card.routes.reduce((sum, one) => sum + one.outlets, 0);
  const choose = (next: typeof chosen) => {
    setChosen(next);
    onKind(null);
  };
  const button = (key: typeof chosen, name: string, note: string, count: number, risk = false) => (
    <li key={key}>
      <button type="button" aria-pressed={!kind && chosen === key} onClick={() => choose(key)}>
        <span>{name}</span>
        <b className="yd-num">{count}</b>
        <small className={risk ? "yd-risk" : "yd-faint"}>{note}</small>
      </button>
    </li>
  );
  return (
    <section className="yd-panel yd-stack" aria-label={`${t("part.outlets")} ${t("part.route")}`}>
      <header className="yd-toolbar yd-coverage-heads">
        <h2>
          <i className={card.parts.outlets ? "yd-coverage-fixed" : "yd-coverage-open"}>3</i>
          {t("part.outlets")}
        </h2>
        <h2>
          <i className={card.parts.route ? "yd-coverage-fixed" : "yd-coverage-open"}>4</i>
          {t("part.route")}
        </h2>
        {kind && (
          <button type="button" className="yd-chip" aria-pressed="true" onClick={() => onKind(null)}>
            {t(`kind.${kind}`)} ×
          </button>
        )}
        <span className="yd-grow" />
        <Input.Search
          allowClear
          aria-label={tc("search")}
          placeholder={td("customer")}
          style={{ width: 200 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {editable && (
          <>
            <Button onClick={() => setDialog("routes")}>{td("routes")}</Button>
            <Button onClick={() => setDialog("add")}>{td("add")}</Button>
          </>
        )}
      </header>
      <div className="yd-coverage-split">
        <ul className="yd-coverage-routes">
          {button("all", td("all"), "", card.outlets)}
          {card.routes.map((one) =>
            button(
              one.id,
              one.name,
              `${words.when(one)} · ${card.per_day === null ? td("load", { visits: one.visits }) : td("loadOf", { visits: one.visits, most: card.per_day })}`,
              one.outlets,
              card.per_day !== null && one.visits > card.per_day,
            ),
          )}
          {unrouted > 0 && button("none", td("unrouted"), t("kind.no_route"), unrouted, true)}
        </ul>
        <div className="yd-coverage-outlets">
          {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
          {found.isPending && <Loading rows={5} />}
          {found.isSuccess && rows.length === 0 && (
            <EmptyState compact art="filter" title={t("outlets", { count: 0 })} />
          )}
          {rows.length > 0 && (
            <OutletTable
              key={`${chosen}/${kind}`}
              card={card}
              rows={rows}
              editable={editable}
              ordered={route !== undefined && !kind && !q}
            />
          )}
          {found.hasNextPage && (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {tc("loadMore")}
            </Button>
          )}
        </div>
      </div>
      {dialog && (
        <Suspense>
          {dialog === "routes" ? (
            <RoutesDialog card={card} onClose={() => setDialog(null)} />
          ) : (
            <AddDialog card={card} route={route?.id ?? null} onClose={() => setDialog(null)} />
          )}
        </Suspense>
      )}
    </section>
  );
}
