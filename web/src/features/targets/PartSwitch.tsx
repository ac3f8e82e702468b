// By people or by product, customer, channel: the parts of one node, or one part by people.
import { Button, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PartsDialog } from "@/features/targets/PartsDialog";
import type { Row, Shown } from "@/features/targets/queries";
import { nodeText, type View } from "@/features/targets/view";
import { usePatchSearch } from "@/ui/nav";

export function PartSwitch({ grid, view, people }: { grid: Shown; view: View; people: readonly Row[] }) {
  const { t } = useTranslation("targetGrid");
  const patch = usePatchSearch();
  const [dividing, setDividing] = useState(false);
  const by = grid.dimensions.map((one) => t(`dimension.${one}`)).join(" × ");
  const divide = grid.target.can_edit && (
    <>
      <Button onClick={() => setDividing(true)}>{t("divide")}</Button>
      {dividing && <PartsDialog grid={grid} onClose={() => setDividing(false)} />}
    </>
  );
  if (grid.parts.length === 0) return divide;
  const places = people.length ? people : grid.rows.filter((row) => row.part === null);
  const here = grid.rows[0];
  return (
    <>
      <Segmented
        value={view.by}
        options={[
          { value: "org", label: t("byOrg") },
          { value: "part", label: t("byPart", { by }) },
        ]}
        onChange={(value) =>
          patch({ by: value === "part" ? "part" : null, node: null, part: null }, { replace: false })
        }
      />
      {view.by === "org" ? (
        <Select
          aria-label={t("onlyPart", { by })}
          style={{ minWidth: 150 }}
          value={view.part ?? 0}
          options={[
            { value: 0, label: t("allParts") },
            ...grid.parts.map((part) => ({ value: part.id, label: part.name })),
          ]}
          onChange={(part) => patch({ part: part ? String(part) : null }, { replace: false })}
        />
      ) : (
        <Select
          aria-label={t("partsOf")}
          style={{ minWidth: 180 }}
          showSearch={{ optionFilterProp: "label" }}
          value={view.node ? nodeText(view.node) : here ? nodeText(here) : undefined}
          options={places.map((row) => ({
            value: nodeText(row),
            label: `${"　".repeat(row.depth)}${row.name}`,
          }))}
          onChange={(node) => patch({ node }, { replace: false })}
        />
      )}
      {divide}
    </>
  );
}
