// The tree of sources with what each and all below it brought; branches fold.
import "@/styles/attainment.css";
import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Condition, Rule } from "@/domain/conditions";
import { listAddress } from "@/domain/view";
import type { Brought, Returns, SourceRow } from "@/features/leads/settings";
import { plainNumber } from "@/ui/field/FieldValue";
import { Money } from "@/ui/figure/Money";
import { Link } from "@/ui/nav";
import { useOpenRecord } from "@/ui/record/open";

const STEPS: { key: keyof Brought; rules: Rule[] }[] = [
  { key: "leads", rules: [] },
  { key: "contacted", rules: [{ field: "contacted_at", operator: "notNull", value: null }] },
  { key: "qualified", rules: [{ field: "qualified_at", operator: "notNull", value: null }] },
  { key: "converted", rules: [{ field: "status", operator: "=", value: "converted" }] },
  { key: "deals", rules: [{ field: "converted_deal", operator: "notNull", value: null }] },
  { key: "won", rules: [{ field: "converted_deal.status", operator: "=", value: "won" }] },
];
type Span = { start: string; end: string } | null;

export function ReturnsTable({ data, span }: { data: Returns; span: Span }) {
  const { t } = useTranslation("leads");
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const parents = new Map(data.rows.map((row) => [row.id, row.parent_id]));
  const hidden = (row: SourceRow) => {
    for (let up = row.parent_id; up !== null; up = parents.get(up) ?? null) if (folded.has(up)) return true;
    return false;
  };
  const below = (id: number) =>
    data.rows.filter((row) => {
      for (let up: number | null = row.id; up !== null; up = parents.get(up) ?? null) if (up === id) return true;
      return false;
    });
  const toggle = (id: number) =>
    setFolded((known) => {
      const next = new Set(known);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const sourceRule = (ids: number[]): Rule[] => [{ field: "source", operator: "in", value: ids }];
  return (
    <div className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("returns.source")}</th>
            {STEPS.map(({ key }) => (
              <th key={key} scope="col">
                {t(`returns.${key as "leads"}`)}
              </th>
            ))}
            <th scope="col">{t("returns.amount")}</th>
            {data.costs_told && (
              <>
                <th scope="col">{t("returns.cost")}</th>
                <th scope="col">{t("returns.costPerLead")}</th>
                <th scope="col">{t("returns.costPerWon")}</th>
                <th scope="col">{t("returns.perCost")}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {data.rows
            .filter((row) => !hidden(row))
            .map((row) => (
              <tr key={row.id}>
                <td style={{ paddingInlineStart: 8 + row.depth * 20 }}>
                  {row.has_children ? (
                    <Button
                      type="text"
                      size="small"
                      style={{ width: 22, padding: 0 }}
                      aria-expanded={!folded.has(row.id)}
                      aria-label={`${t(folded.has(row.id) ? "returns.open" : "returns.fold")} ${row.name}`}
                      onClick={() => toggle(row.id)}
                    >
                      {folded.has(row.id) ? <CaretRightOutlined /> : <CaretDownOutlined />}
                    </Button>
                  ) : (
                    <span style={{ display: "inline-block", width: 22 }} />
                  )}
                  <Name row={row} />
                </td>
                <Figures
                  brought={row.total}
                  rules={sourceRule(below(row.id).map((one) => one.id))}
                  span={span}
                  costs={data.costs_told}
                />
              </tr>
            ))}
          {data.without_source.leads > 0 && (
            <tr>
              <td style={{ paddingInlineStart: 30 }}>{t("returns.none")}</td>
              <Figures
                brought={data.without_source}
                rules={[{ field: "source", operator: "null", value: null }]}
                span={span}
                costs={data.costs_told}
              />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("returns.total")}</th>
            <Figures brought={data.total} rules={[]} span={span} costs={data.costs_told} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Name({ row }: { row: SourceRow }) {
  const { t } = useTranslation("leads");
  const { link } = useOpenRecord();
  return (
    <>
      <a {...link("source", row.id)}>{row.name}</a>{" "}
      {row.closed && <small className="yd-faint">{t("forms.closed")}</small>}
    </>
  );
}

function Figures({ brought, rules, span, costs }: { brought: Brought; rules: Rule[]; span: Span; costs: boolean }) {
  const money = (fen: number | null) => (fen === null ? "–" : <Money fen={fen} />);
  const to = (more: Rule[]): string => {
    const days: Rule[] = span ? [{ field: "created_at", operator: "between", value: [span.start, span.end] }] : [];
    const filter: Condition = { combinator: "and", rules: [...rules, ...days, ...more] };
    return listAddress("/leads", { scope: "all", filter: filter.rules.length > 0 ? filter : null });
  };
  return (
    <>
      {STEPS.map(({ key, rules: more }) => (
        <td key={key} className="yd-num">
          {brought[key] ? <Link to={to(more)}>{plainNumber(brought[key])}</Link> : <span className="yd-faint">0</span>}
        </td>
      ))}
      <td className="yd-num">{money(brought.amount)}</td>
      {costs && (
        <>
          <td className="yd-num">{money(brought.cost)}</td>
          <td className="yd-num">{money(brought.cost_per_lead)}</td>
          <td className="yd-num">{money(brought.cost_per_won)}</td>
          <td className="yd-num">{brought.per_cost === null ? "–" : `${brought.per_cost.toFixed(1)}×`}</td>
        </>
      )}
    </>
  );
}
