// What narrows the list of records, and its order.
import { Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Group, Handover, ItemSort, ItemsAsked } from "@/api/handovers";

interface Props {
  page: Handover;
  asked: ItemsAsked;
  onChange: (change: Partial<ItemsAsked>) => void;
}

const SORTS: readonly ItemSort[] = ["", "grade", "amount", "last_contact"];

export function ItemFilters({ page, asked, onChange }: Props) {
  const { t } = useTranslation("handovers");
  const part = page.parts.find((one) => one.kind === asked.kind);
  const options = (groups: Group[], none: string) =>
    groups.map((group) => ({ value: group.key, label: `${group.label || none} ${group.count}` }));
  const sorts = SORTS.filter(
    (one) => (one !== "amount" || asked.kind === "deal") && (one !== "grade" || (part?.grades.length ?? 0) > 1),
  );
  return (
    <div className="yd-toolbar">
      <Input.Search
        allowClear
        aria-label={t("search")}
        placeholder={t("search")}
        style={{ width: 200 }}
        onSearch={(text) => onChange({ q: text.trim() || undefined })}
      />
      {part && part.grades.length > 1 && (
        <Select<string>
          allowClear
          aria-label={t("grade")}
          placeholder={t("grade")}
          style={{ width: 120 }}
          options={options(part.grades, t("noGrade"))}
          onChange={(grade) => onChange({ grade })}
        />
      )}
      {part && part.territories.length > 1 && (
        <Select<string>
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("territory")}
          placeholder={t("territory")}
          style={{ width: 150 }}
          options={options(part.territories, t("noTerritory"))}
          onChange={(territory) => onChange({ territory })}
        />
      )}
      {page.receivers.length > 1 && (
        <Select<number>
          allowClear
          aria-label={t("to")}
          placeholder={t("to")}
          style={{ width: 150 }}
          options={page.receivers.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(to) => onChange({ to })}
        />
      )}
      {page.can.plan && (
        <Checkbox onChange={(event) => onChange({ open_only: event.target.checked || undefined })}>
          {t("openOnly")}
        </Checkbox>
      )}
      {page.checklist.length > 0 && (
        <Checkbox onChange={(event) => onChange({ unchecked: event.target.checked || undefined })}>
          {t("unchecked")}
        </Checkbox>
      )}
      <span className="yd-grow" />
      <Select<ItemSort>
        aria-label={t("sort.label")}
        value={asked.sort ?? ""}
        style={{ width: 150 }}
        options={sorts.map((one) => ({ value: one, label: t(`sort.${one || "none"}`) }))}
        onChange={(sort) => onChange({ sort })}
      />
    </div>
  );
}
