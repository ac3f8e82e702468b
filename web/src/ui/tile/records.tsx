// Tiles of records: how many or how much, by group, or the first rows; each opens the list it is made of.
import { useTranslation } from "react-i18next";
import { useCount, useGroups, useRows, useSpec } from "@/api/records";
import type { FieldSpec, Group, ResourceSpec } from "@/api/resource";
import type { Condition, Rule } from "@/domain/conditions";
import { daysOf } from "@/domain/grid-period";
import { toFen } from "@/domain/money";
import { periodAt } from "@/domain/period";
import type { ChartAsk, NumberAsk, RowsAsk, TableAsk } from "@/domain/tiles";
import { listAddress } from "@/domain/view";
import { plainNumber, useValueText } from "@/ui/field/FieldValue";
import { Money, useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Bars, Line, type Mark, Pie } from "@/ui/tile/marks";
import { Big, Waiting } from "@/ui/tile/parts";
import { TileLink } from "@/ui/tile/TileLink";

const FIGURES: readonly FieldSpec["type"][] = ["money", "percent", "integer", "decimal"];
const figure = (one: FieldSpec) => FIGURES.includes(one.type);
const counted = (count: number) => plainNumber(count) as unknown as number;
const MOST_GROUPS = 12;
const MOST_PARTS = 8; // as many as there are colours
const selection = ({ scope, filter, q }: RowsAsk) => ({ scope: scope as "all", filter, q });
const listOf = (spec: ResourceSpec, ask: RowsAsk) =>
  listAddress(spec.path, { ...selection(ask), filter: ask.filter ?? null });

export function NumberTile({ ask }: { ask: NumberAsk }) {
  const { t } = useTranslation("dashboards");
  const spec = useSpec(ask.resource);
  const found = useCount(ask.resource, selection(ask));
  const { label } = useLanguage();
  if (!spec.data || !found.data) return <Waiting of={[spec, found]} />;
  const to = listOf(spec.data, ask);
  const field = spec.data.fields.find((one) => one.name === ask.sum);
  if (!ask.sum)
    return (
      <Big to={to} value={found.data.capped ? `${plainNumber(found.data.count)}+` : plainNumber(found.data.count)} />
    );
  const sum = found.data.sums?.[ask.sum] ?? null;
  if (sum === null)
    return (
      <p className="yd-faint">{found.data.capped ? t("tooMany", { count: counted(found.data.count) }) : t("noSum")}</p>
    );
  return (
    <Big
      to={to}
      value={field?.type === "money" ? <Money amount={sum} /> : `${plainNumber(sum)} ${label(field?.unit)}`}
      note={t("ofRecords", { count: found.data.count })}
    />
  );
}

export function ChartTile({ ask, title }: { ask: ChartAsk; title: string }) {
  const { t } = useTranslation("dashboards");
  const spec = useSpec(ask.resource);
  const { label } = useLanguage();
  const { said } = useAmounts();
  const found = useGroups(ask.resource, {
    ...selection(ask),
    by: ask.by,
    ...(ask.bucket ? { bucket: ask.bucket } : {}),
    sums: ask.sum ? [ask.sum] : [],
  });
  if (!spec.data || !found.data) return <Waiting of={[spec, found]} />;
  const known = spec.data;
  const measured = known.fields.find((one) => one.name === ask.sum);
  const marks = found.data.groups.map((group): Mark => {
    const raw = ask.sum ? group.sums?.[ask.sum] : null;
    const value = ask.sum ? (measured?.type === "money" ? (toFen(raw) ?? 0) : Number(raw ?? 0)) : group.count;
    return {
      key: String(group.key),
      label: typeof group.label === "string" ? group.label : label(group.label) || t("empty"),
      value,
      text: measured?.type === "money" ? said(value) : plainNumber(ask.sum ? (raw ?? 0) : value),
      to: listOf(known, { ...ask, filter: within(ask, group, known.fields) }),
    };
  });
  const timed = ask.bucket !== null;
  const falling = timed ? marks : [...marks].sort((a, b) => b.value - a.value);
  const ranked = ask.shape === "pie" ? withRest(falling, t("rest")) : timed ? falling : falling.slice(0, MOST_GROUPS);
  if (ranked.length === 0) return <p className="yd-faint">{t("nothing")}</p>;
  return (
    <>
      {ask.shape === "line" ? (
        <Line marks={ranked} label={title} />
      ) : ask.shape === "pie" ? (
        <Pie marks={ranked} label={title} />
      ) : (
        <Bars marks={ranked} />
      )}
      {found.data.latest && <small className="yd-faint">{t("latest", { count: counted(found.data.latest) })}</small>}
      {ask.shape !== "pie" && marks.length > ranked.length && (
        <small className="yd-faint">{t("firstOf", { shown: ranked.length, count: marks.length })}</small>
      )}
    </>
  );
}

/** Shares are of the whole: what has no colour of its own is the rest. */
function withRest(marks: Mark[], label: string): Mark[] {
  if (marks.length <= MOST_PARTS) return marks;
  const first = marks.slice(0, MOST_PARTS - 1);
  const value = marks.slice(MOST_PARTS - 1).reduce((sum, one) => sum + one.value, 0);
  return [...first, { key: "rest", label, value, text: "" }];
}

/** The condition of a tile, and the group. */
function within(ask: ChartAsk, group: Group, fields: readonly FieldSpec[]): Condition {
  const type = fields.find((one) => one.name === ask.by)?.type;
  const rule: Rule =
    group.key === null || group.key === ""
      ? { field: ask.by, operator: "null" }
      : ask.bucket && typeof group.key === "string"
        ? { field: ask.by, operator: "between", value: daysIn(group.key, ask.bucket) }
        : type === "tags" || type === "multichoice"
          ? { field: ask.by, operator: "contains", value: group.key }
          : { field: ask.by, operator: "=", value: group.key };
  return { combinator: "and", rules: [...(ask.filter?.rules.length ? [ask.filter] : []), rule] };
}
function daysIn(key: string, bucket: NonNullable<ChartAsk["bucket"]>): [string, string] {
  const { start, end } = daysOf(periodAt(bucket, key));
  return [start, end];
}

export function TableTile({ ask }: { ask: TableAsk }) {
  const { t } = useTranslation("dashboards");
  const spec = useSpec(ask.resource);
  const text = useValueText();
  const { label } = useLanguage();
  const found = useRows(ask.resource, {
    ...selection(ask),
    columns: ask.columns,
    sort: ask.sort,
    limit: ask.limit,
  });
  if (!spec.data || !found.data) return <Waiting of={[spec, found]} />;
  const known = spec.data;
  const columns = ask.columns
    .map((name) => known.fields.find((one) => one.name === name))
    .filter((one) => one !== undefined);
  if (found.data.rows.length === 0) return <p className="yd-faint">{t("nothing")}</p>;
  return (
    <div className="yd-tile-table">
      <table>
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one.name} scope="col" className={figure(one) ? "yd-num" : undefined}>
                {label(one.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.data.rows.map((row) => (
            <tr key={row.id}>
              {columns.map((one, n) => {
                const said = text(one, row.values[one.name], true);
                const to = `${known.path}/${row.id}`;
                return (
                  <td key={one.name} className={figure(one) ? "yd-num" : undefined}>
                    {n === 0 ? <TileLink to={to}>{said || `#${row.id}`}</TileLink> : said}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <TileLink to={listOf(known, ask)}>{t("all")}</TileLink>
    </div>
  );
}
