// Whose figures: a team, a person, or one's own place in the organisation.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { lookup } from "@/api/records";

export interface NodePickerProps {
  value: string | null;
  /** The name of the node that is shown. */
  name: string;
  onChange: (node: string | null) => void;
}

export function NodePicker({ value, name, onChange }: NodePickerProps) {
  const { t } = useTranslation("insight");
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const q = useDeferredValue(text.trim());
  const find = (resource: "team" | "member") => ({
    queryKey: ["resource", resource, "lookup", q],
    queryFn: ({ signal }: { signal: AbortSignal }) => lookup(resource, q, signal),
    enabled: open,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const teams = useQuery(find("team"));
  const members = useQuery(find("member"));
  const options = [
    { label: t("teams"), options: (teams.data ?? []).map((one) => ({ value: `team:${one.id}`, label: one.label })) },
    {
      label: t("persons"),
      options: (members.data ?? []).map((one) => ({ value: `member:${one.id}`, label: one.label })),
    },
  ].filter((group) => group.options.length > 0);
  return (
    <Select
      aria-label={t("whose")}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      allowClear={value !== null}
      value={value ?? "own"}
      labelRender={() => name || t("own")}
      options={options}
      onOpenChange={setOpen}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      style={{ minWidth: 160 }}
    />
  );
}
