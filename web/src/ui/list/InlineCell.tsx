// A cell that becomes an input on double click, Enter or F2; Enter or leaving saves, Esc gives up.

import { EditOutlined } from "@ant-design/icons";
import { type ReactNode, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { lazyPart } from "@/ui/state/lazyPart";

const FieldInput = lazyPart(() => import("@/ui/field/FieldInput").then((module) => ({ default: module.FieldInput })));

/** These are finished by choosing; the others by Enter or by leaving. */
const ONE_CHOICE: readonly string[] = ["choice", "boolean", "date", "ref"];

export interface InlineCellProps {
  field: Field;
  value: unknown;
  children: ReactNode;
  onSave: (value: unknown) => void;
}

export function InlineCell({ field, value, children, onSave }: InlineCellProps) {
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState(value);
  const latest = useRef(value);
  /** Choosing, closing the list and leaving may all say that it is over: the first one counts. */
  const finished = useRef(true);
  const cell = useRef<HTMLSpanElement>(null);
  const begin = () => {
    setDraft(value);
    latest.current = value;
    finished.current = false;
    setEditing(true);
  };
  const finish = (next: unknown) => {
    if (finished.current) return;
    finished.current = true;
    setEditing(false);
    if (JSON.stringify(next ?? null) !== JSON.stringify(value ?? null)) onSave(next);
  };
  if (!editing) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: double click is a short cut; the button inside is the accessible way
      <span className="yd-cell" onDoubleClick={begin}>
        <span className="yd-cell-value">{children}</span>
        <button
          type="button"
          className="yd-cell-edit"
          aria-label={t("editCell", { field: label(field.label) })}
          onClick={(event) => {
            event.stopPropagation();
            begin();
          }}
        >
          <EditOutlined />
        </button>
      </span>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches keys of the input inside
    <span
      ref={cell}
      className="yd-cell-editing"
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") {
          finished.current = true;
          setEditing(false);
        }
        if (
          event.key === "Enter" &&
          !event.nativeEvent.isComposing &&
          (field.type !== "longtext" || event.ctrlKey || event.metaKey) &&
          !ONE_CHOICE.includes(field.type)
        ) {
          finish(latest.current);
        }
      }}
      onBlur={(event) => {
        const into = event.relatedTarget as HTMLElement | null;
        if (cell.current?.contains(into) || into?.closest(".ant-select-dropdown, .ant-picker-dropdown")) return;
        setTimeout(() => {
          if (cell.current && !cell.current.contains(document.activeElement)) finish(latest.current);
        }, 120);
      }}
    >
      <Suspense fallback={children}>
        <FieldInput
          field={field}
          value={draft}
          autoFocus
          onClose={() => finish(latest.current)}
          onChange={(next) => {
            setDraft(next);
            latest.current = next;
            if (ONE_CHOICE.includes(field.type)) finish(next);
          }}
        />
      </Suspense>
    </span>
  );
}
