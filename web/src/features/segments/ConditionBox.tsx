// Which customers something is for: all of them, or those that meet a condition.
import { Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSpec } from "@/api/records";
import type { ResourceSpec } from "@/api/resource";
import { type Condition, countRules } from "@/domain/conditions";
import { useFields } from "@/ui/field/fields";
import { lazyPart } from "@/ui/state/lazyPart";

const FilterPanel = lazyPart(() => import("@/ui/list/FilterPanel").then((one) => ({ default: one.FilterPanel })));

interface BoxProps {
  value: Condition | null;
  onChange: (condition: Condition | null) => void;
}

export function ConditionBox({ value, onChange }: BoxProps) {
  const { t } = useTranslation("segments");
  const spec = useSpec("customer");
  const [open, setOpen] = useState(false);
  const rules = countRules(value);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{rules ? t("conditionCount", { count: rules }) : t("allCustomers")}</Button>
      {open && spec.data && (
        <Panel
          spec={spec.data}
          value={value}
          onChange={(condition) => {
            onChange(condition);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Panel({ spec, value, onChange, onClose }: BoxProps & { spec: ResourceSpec; onClose: () => void }) {
  const book = useFields(spec, [], true);
  return (
    <Suspense fallback={null}>
      <FilterPanel spec={spec} book={book} filter={value} onApply={onChange} onClose={onClose} />
    </Suspense>
  );
}
