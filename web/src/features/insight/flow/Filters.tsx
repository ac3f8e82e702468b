// What the deals of a funnel are narrowed to: their source, their product.
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { lookup } from "@/api/records";

interface Picked {
  value: string | null;
  onChange: (value: string | null) => void;
}
const ANY = "\u0000";

export function SourcePicker({ value, onChange }: Picked) {
  const { t } = useTranslation("flow");
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ["resource", "deal", "group", "source"],
    queryFn: ({ signal }) =>
      api.ask<{ groups: { key: string | null; label: string; count: number }[] }>(
        "/resources/deal/group",
        { by: "source", sums: [] },
        signal,
      ),
    enabled: open,
    staleTime: 5 * 60_000,
  });
  const sources = (found.data?.groups ?? []).map((one) => one.key ?? "").filter((key) => key !== "");
  return (
    <Select
      aria-label={t("filters.source")}
      showSearch
      value={value ?? ANY}
      style={{ minWidth: 120 }}
      loading={found.isFetching}
      onOpenChange={setOpen}
      options={[
        { value: ANY, label: t("filters.anySource") },
        ...[...new Set([...sources, ...(value ? [value] : [])])].map((key) => ({ value: key, label: key })),
        { value: "", label: t("filters.noSource") },
      ]}
      onChange={(next: string) => onChange(next === ANY ? null : next)}
    />
  );
}

export function ProductPicker({ value, onChange }: Picked) {
  const { t } = useTranslation("flow");
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ["resource", "product", "lookup", ""],
    queryFn: ({ signal }) => lookup("product", "", signal),
    enabled: open || value !== null,
  });
  return (
    <Select
      aria-label={t("filters.product")}
      placeholder={t("filters.product")}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value}
      style={{ minWidth: 140 }}
      loading={found.isFetching}
      onOpenChange={setOpen}
      options={(found.data ?? []).map((one) => ({ value: String(one.id), label: one.label }))}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
