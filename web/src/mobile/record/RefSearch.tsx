// Picks a record with a thumb: what is typed is asked for, a touch takes it.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CloseOutline } from "antd-mobile-icons";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { lookup, resourceKey } from "@/api/records";
import type { Ref } from "@/api/resource";

const SHOWN = 6;

export interface RefSearchProps {
  resource: string;
  label: string;
  value: Ref | null;
  onChange: (value: Ref | null) => void;
}

export function RefSearch({ resource, label, value, onChange }: RefSearchProps) {
  const { t } = useTranslation("record");
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: [...resourceKey(resource), "lookup", q],
    queryFn: ({ signal }) => lookup(resource, q, signal),
    enabled: open && !value,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  if (value)
    return (
      <div className="ph-taken">
        <span>{value.label}</span>
        <button type="button" aria-label={`${t("form.clear")} ${label}`} onClick={() => onChange(null)}>
          <CloseOutline />
        </button>
      </div>
    );
  const items = open ? (found.data ?? []).slice(0, SHOWN) : [];
  return (
    <>
      <input
        aria-label={label}
        placeholder={t("form.pickRef")}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => setText(event.target.value)}
      />
      {open && found.isError && <small className="yd-risk">{found.error.message}</small>}
      {open && found.isSuccess && items.length === 0 && <small className="yd-faint">{t("form.nothing")}</small>}
      {items.length > 0 && (
        <ul className="ph-rows">
          {items.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="ph-row"
                onClick={() => {
                  onChange({ id: one.id, label: one.label });
                  setText("");
                  setOpen(false);
                }}
              >
                <span>
                  <strong>{one.label}</strong>
                  {one.hint && <small>{one.hint}</small>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
