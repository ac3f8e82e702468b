// Puts another open deal of the rep on the list.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { newLine, type ReviewLine, useTheirDeals } from "@/api/reviews";
import { toFen } from "@/domain/money";

interface AddProps {
  member: number;
  taken: (number | null)[];
  onAdd: (line: ReviewLine) => void;
}

export function AddDeal({ member, taken, onAdd }: AddProps) {
  const { t } = useTranslation("reviews");
  const rows = useTheirDeals(member);
  const left = (rows.data?.rows ?? []).filter((one) => !taken.includes(one.id));
  if (left.length === 0) return null;
  return (
    <p>
      <Select
        aria-label={t("add")}
        placeholder={t("add")}
        showSearch={{ optionFilterProp: "label" }}
        style={{ minWidth: 260 }}
        value={null}
        options={left.map((one) => ({ value: one.id, label: String(one.values.name) }))}
        onChange={(id: number | null) => {
          const row = left.find((one) => one.id === id);
          if (row) onAdd(newLine({ id: row.id, name: String(row.values.name) }, toFen(String(row.values.amount)) ?? 0));
        }}
      />
    </p>
  );
}
