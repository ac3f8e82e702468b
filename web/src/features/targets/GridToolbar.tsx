// Above the grid: time, parts, who gives when a cell changes, undo and redo.
import { RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, Segmented, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { GridPath } from "@/features/targets/GridPath";
import { PartSwitch } from "@/features/targets/PartSwitch";
import type { Row, Rule, Shown } from "@/features/targets/queries";
import type { GridActs } from "@/features/targets/useGridActs";
import type { View } from "@/features/targets/view";
import { useWide } from "@/ui/state/useWide";

const RULES: readonly Rule[] = ["siblings", "months", "parent"];

export function GridToolbar({
  grid,
  view,
  people,
  rule,
  onRule,
  exact,
  onExact,
  acts,
}: {
  grid: Shown;
  view: View;
  people: readonly Row[];
  rule: Rule;
  onRule: (rule: Rule) => void;
  exact: boolean;
  onExact: (exact: boolean) => void;
  acts: GridActs;
}) {
  const { t } = useTranslation("targetGrid");
  const wide = useWide();
  const { target } = grid;
  const editable = target.can_edit || grid.rows.some((row) => row.editable);
  const fine = view.zoom === "week" || view.zoom === "day";
  const rules = RULES.map((value) => ({
    value,
    label: t(value === "months" && fine ? "rule.days" : `rule.${value}`),
  }));
  const how = rule === "siblings" && view.by === "part" ? "parts" : rule === "months" && fine ? "days" : rule;
  return (
    <>
      <div className="yd-toolbar">
        <GridPath view={view} />
        <PartSwitch grid={grid} view={view} people={people} />
        <span className="yd-grow" />
        <span className="yd-inline">
          <Switch size="small" checked={exact} onChange={onExact} aria-label={t("exactYuan")} /> {t("exactYuan")}
        </span>
      </div>
      {editable && (
        <div className="yd-toolbar">
          <span className="yd-muted">{t("whenEdited")}</span>
          {wide ? (
            <Segmented value={rule} options={rules} onChange={onRule} />
          ) : (
            <Select value={rule} options={rules} onChange={onRule} aria-label={t("whenEdited")} />
          )}
          {target.can_edit && (
            <>
              <Button
                icon={<UndoOutlined />}
                disabled={!grid.can_undo || acts.busy}
                title={`${t("undo")} Ctrl+Z`}
                aria-label={t("undo")}
                onClick={acts.undo}
              >
                {wide && t("undo")}
              </Button>
              <Button
                icon={<RedoOutlined />}
                disabled={!grid.can_redo || acts.busy}
                title={`${t("redo")} Ctrl+Y`}
                aria-label={t("redo")}
                onClick={acts.redo}
              >
                {wide && t("redo")}
              </Button>
            </>
          )}
          <span className="yd-faint">{t(`ruleHow.${how}`)}</span>
        </div>
      )}
    </>
  );
}
