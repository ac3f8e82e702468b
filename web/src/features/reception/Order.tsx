// People or teams in the order of their turns: up, away, one more.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import { RefPicker } from "@/ui/field/RefPicker";

interface OrderProps {
  resource: "member" | "team";
  label: string;
  add: string;
  value: Ref[];
  onChange: (value: Ref[]) => void;
  ordered?: boolean;
}

export function Order({ resource, label, add, value, onChange, ordered = true }: OrderProps) {
  const { t } = useTranslation("reception");
  const up = (at: number) => {
    const next = [...value];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at - 1, 0, one);
    onChange(next);
  };
  return (
    <div>
      <div className="yd-faint">{label}</div>
      <ol className="yd-desk-line">
        {value.map((one, at) => (
          <li key={one.id}>
            <span className="yd-grow">{one.label}</span>
            {ordered && (
              <Button size="small" type="text" disabled={at === 0} onClick={() => up(at)}>
                {t("setup.up")}
              </Button>
            )}
            <Button size="small" type="text" onClick={() => onChange(value.filter((other) => other.id !== one.id))}>
              {t("setup.remove")}
            </Button>
          </li>
        ))}
      </ol>
      <div className="yd-faint">{add}</div>
      <RefPicker
        resource={resource}
        aria-label={add}
        value={null}
        onChange={(one) => one && !value.some((known) => known.id === one.id) && onChange([...value, one])}
      />
    </div>
  );
}
