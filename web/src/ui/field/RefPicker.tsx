// Picks a record by name, pinyin or phone: asks the server while typing.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { lookup } from "@/api/records";
import type { Ref } from "@/api/resource";
import { fitting } from "@/domain/fitting";

export interface RefPickerProps {
  resource: string;
  value: Ref | null | undefined;
  onChange: (value: Ref | null) => void;
  id?: string | undefined;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
  onClose?: (() => void) | undefined;
  status?: "error" | undefined;
  placeholder?: string | undefined;
  "aria-label"?: string | undefined;
}

export function RefPicker({
  resource,
  value,
  onChange,
  autoFocus,
  disabled,
  id,
  status,
  onClose,
  placeholder,
  ...rest
}: RefPickerProps) {
  const { t } = useTranslation("record");
  const [text, setText] = useState("");
  const [open, setOpen] = useState(autoFocus ?? false);
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["resource", resource, "lookup", q],
    queryFn: ({ signal }) => lookup(resource, q, signal),
    enabled: open,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const items = fitting(found.data ?? [], text, found.isPlaceholderData || q !== text.trim());
  const shown =
    value && !text && !items.some((one) => one.id === value.id)
      ? [{ id: value.id, label: value.label, hint: null }, ...items]
      : items;
  return (
    <Select<number>
      {...(id ? { id } : {})}
      {...(status ? { status } : {})}
      aria-label={rest["aria-label"]}
      style={{ width: "100%" }}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      allowClear
      autoFocus={autoFocus ?? false}
      defaultOpen={autoFocus ?? false}
      disabled={disabled ?? false}
      placeholder={placeholder ?? t("form.pickRef")}
      value={value?.id ?? null}
      loading={found.isFetching}
      notFoundContent={found.isError ? found.error.message : found.isFetching ? null : t("form.nothing")}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) onClose?.();
      }}
      onChange={(picked) => {
        const item = shown.find((one) => one.id === picked);
        onChange(item ? { id: item.id, label: item.label } : null);
        setText("");
      }}
      options={shown.map((one) => ({ value: one.id, label: one.label, hint: one.hint }))}
      optionRender={(option) => (
        <span className="yd-option">
          {option.label}
          {option.data.hint && <small>{option.data.hint}</small>}
        </span>
      )}
    />
  );
}
