// Outlets in the order of visits; on a draft they are moved, timed and taken off, several at once.
import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Select } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { type Card, type OutletLine, useCoverageAct } from "@/api/coverage";
import { asApiError } from "@/api/errors";
import { formatDay } from "@/domain/dates";
import { useWords } from "@/features/coverage/words";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { lazyPart } from "@/ui/state/lazyPart";

const HowDialog = lazyPart(() => import("@/features/coverage/HowDialog").then((one) => ({ default: one.HowDialog })));
const NONE = 0;

interface Props {
  card: Card;
  rows: OutletLine[];
  editable: boolean;
  /** One whole route in its order: rows can be moved up and down. */
  ordered: boolean;
}

export function OutletTable({ card, rows, editable, ordered }: Props) {
  const { t } = useTranslation("coverage");
  const { t: td } = useTranslation("coverageDesk");
  const { message } = App.useApp();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [timing, setTiming] = useState(false);
  const ids = rows.filter((row) => picked.has(row.id)).map((row) => row.id);
  const act = useCoverageAct(({ path, ...body }: { path: string; outlet_ids: number[] } & Record<string, unknown>) =>
    api.post(`/coverage/cards/${card.id}/outlets/${path}`, { ...body, version: card.version }),
  );
  const run = (body: Parameters<typeof act.mutate>[0]) =>
    act.mutate(body, {
      onSuccess: () => setPicked(new Set()),
      onError: (error) => void message.error(asApiError(error).message, 6),
    });
  const toggle = (id: number) =>
    setPicked((last) => new Set(last.has(id) ? [...last].filter((one) => one !== id) : [...last, id]));
  const step = (at: number, by: -1 | 1) => {
    const row = rows[at];
    const before = by === -1 ? rows[at - 1]?.id : rows[at + 2]?.id;
    if (row) run({ path: "place", outlet_ids: [row.id], route_id: row.route_id, before: before ?? null });
  };
  return (
    <>
      {editable && (
        <div className="yd-toolbar">
          <Checkbox
            aria-label={td("all")}
            checked={ids.length === rows.length}
            indeterminate={ids.length > 0 && ids.length < rows.length}
            onChange={(event) => setPicked(new Set(event.target.checked ? rows.map((row) => row.id) : []))}
          />
          <span className="yd-faint">{td("picked", { count: ids.length })}</span>
          <Select<number | null>
            aria-label={td("moveTo")}
            placeholder={td("moveTo")}
            disabled={ids.length === 0 || act.isPending}
            value={null}
            style={{ minWidth: 160 }}
            onChange={(to) => to !== null && run({ path: "place", outlet_ids: ids, route_id: to === NONE ? null : to })}
            options={[
              ...card.routes.map((one) => ({ value: one.id, label: one.name })),
              { value: NONE, label: td("unrouted") },
            ]}
          />
          <Button disabled={ids.length === 0} onClick={() => setTiming(true)}>
            {td("how")}
          </Button>
          <Button
            danger
            disabled={ids.length === 0 || act.isPending}
            onClick={() => run({ path: "removal", outlet_ids: ids })}
          >
            {td("takeOff")}
          </Button>
        </div>
      )}
      <div className="yd-x-scroll">
        <table className="yd-plain-table yd-coverage-table">
          <thead>
            <tr>
              {editable && <th aria-label={td("all")} />}
              <th scope="col">{td("customer")}</th>
              <th scope="col">{td("place")}</th>
              {!ordered && <th scope="col">{td("route")}</th>}
              <th scope="col">{td("cycle")}</th>
              <th scope="col">{td("timing")}</th>
              <th scope="col">{td("lastOn")}</th>
              <th scope="col">{td("dueOn")}</th>
              <th scope="col">{t("deviations")}</th>
              {editable && ordered && <th aria-label={td("up")} />}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.id}>
                {editable && (
                  <td>
                    <Checkbox
                      aria-label={row.name ?? t("hidden")}
                      checked={picked.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  </td>
                )}
                <Cells row={row} route={!ordered} />
                {editable && ordered && (
                  <td className="yd-coverage-move">
                    <Button
                      type="text"
                      size="small"
                      icon={<UpOutlined />}
                      aria-label={`${td("up")} ${row.name ?? ""}`}
                      disabled={at === 0 || act.isPending}
                      onClick={() => step(at, -1)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DownOutlined />}
                      aria-label={`${td("down")} ${row.name ?? ""}`}
                      disabled={at === rows.length - 1 || act.isPending}
                      onClick={() => step(at, 1)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {timing && (
        <Suspense>
          <HowDialog card={card} rows={rows.filter((row) => picked.has(row.id))} onClose={() => setTiming(false)} />
        </Suspense>
      )}
    </>
  );
}

export function Cells({ row, route }: { row: OutletLine; route: boolean }) {
  const { t } = useTranslation("coverage");
  const { language } = useLanguage();
  const words = useWords();
  const record = useOpenRecord();
  const late = row.deviations.find((one) => one.kind === "overdue");
  return (
    <>
      <td>
        {row.customer_id === null ? (
          <span className="yd-faint">{t("hidden")}</span>
        ) : (
          <button
            type="button"
            className="yd-text-button"
            onClick={() => record.open("customer", row.customer_id ?? 0)}
          >
            {row.name}
          </button>
        )}{" "}
        {row.grade && <span className="yd-tag">{row.grade}</span>}
      </td>
      <td>{row.place}</td>
      {route && <td>{row.route}</td>}
      <td className={row.cycle === null ? "yd-risk" : undefined}>
        {row.cycle === null ? t("noCycle") : t("every", { count: row.cycle })}
      </td>
      <td>
        {[words.window(row.window_from, row.window_to), row.minutes && `${row.minutes}′`].filter(Boolean).join(" · ")}
      </td>
      <td>{row.last_on ? formatDay(row.last_on, language, true) : "–"}</td>
      <td className={late ? "yd-risk" : undefined}>{row.due_on ? formatDay(row.due_on, language, true) : "–"}</td>
      <td>
        {row.deviations
          .map((one) => (one.kind === "overdue" ? t("late", { count: one.figure ?? 0 }) : t(`kind.${one.kind}`)))
          .join("、")}
      </td>
    </>
  );
}
