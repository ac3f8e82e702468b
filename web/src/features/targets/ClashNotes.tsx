// What was typed while somebody else changed the same cells: nothing is lost, and one click enters it again.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { GridLine } from "@/features/targets/rows";
import type { GridActs, Overtaken } from "@/features/targets/useGridActs";
import { useAmounts } from "@/ui/figure/Money";

export function ClashNotes({
  acts,
  lines,
  keys,
}: {
  acts: GridActs;
  lines: readonly GridLine[];
  keys: readonly string[];
}) {
  const { t } = useTranslation("targetGrid");
  const { exact } = useAmounts();
  if (acts.overtaken.length === 0) return null;
  const again = (one: Overtaken) => {
    const column = keys.indexOf(one.column.key);
    const line = lines.find((other) => other.id === one.line.id);
    if (!line || column < 0) return;
    acts.edit([{ row: line.id, column, value: one.mine, previous: line.cells[column] ?? null }]);
    acts.forget(one);
  };
  return (
    <section className="yd-clash" aria-label={t("clash")}>
      <p>{t("clashHow")}</p>
      <ul>
        {acts.overtaken.map((one) => {
          const now = lines.find((line) => line.id === one.line.id)?.cells[keys.indexOf(one.column.key)];
          return (
            <li key={one.id}>
              <span>
                {one.line.name} {one.column.label}
              </span>
              <span className="yd-num">
                {t("yourValue", { mine: exact(one.mine), now: now == null ? "–" : exact(now) })}
              </span>
              <Button size="small" disabled={now == null} onClick={() => again(one)}>
                {t("enterAgain")}
              </Button>
              <Button size="small" type="text" onClick={() => acts.forget(one)}>
                {t("keepTheirs")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
