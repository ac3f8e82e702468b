// Writing with @: what follows the sign is asked for among colleagues, a touch puts the name in.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { lookup, resourceKey } from "@/api/records";
import type { Ref } from "@/api/resource";
import { askedFor, type Mentioned, withMention } from "@/domain/mentions";

const SHOWN = 6;

export interface MentionAreaProps {
  label: string;
  value: Mentioned;
  onChange: (value: Mentioned) => void;
}

export function MentionArea({ label, value, onChange }: MentionAreaProps) {
  const { t } = useTranslation("reports");
  const { t: tr } = useTranslation("record");
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(value.text.length);
  const asked = askedFor(value.text, caret);
  const q = useDeferredValue(asked ?? "");
  const found = useQuery({
    queryKey: [...resourceKey("member"), "lookup", q],
    queryFn: ({ signal }) => lookup("member", q, signal),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const write = (text: string, at: number) => {
    onChange({ ...value, text });
    setCaret(at);
  };
  const take = (one: Ref) => {
    const next = withMention(value, caret, one);
    onChange(next.value);
    setCaret(next.caret);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const people = asked === null ? [] : (found.data ?? []).slice(0, SHOWN);
  return (
    <>
      <label className="ph-field">
        {label}
        <textarea
          ref={area}
          className="ph-inline"
          maxLength={4000}
          value={value.text}
          onChange={(event) => write(event.target.value, event.target.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        />
      </label>
      {asked === null && (
        <p className="ph-chips">
          <button
            type="button"
            onClick={() => {
              const text = `${value.text.slice(0, caret)}@${value.text.slice(caret)}`;
              write(text, caret + 1);
              requestAnimationFrame(() => {
                area.current?.focus();
                area.current?.setSelectionRange(caret + 1, caret + 1);
              });
            }}
          >
            {t("mention")}
          </button>
        </p>
      )}
      {asked !== null && found.isError && <small className="yd-risk">{found.error.message}</small>}
      {asked !== null && found.isSuccess && people.length === 0 && (
        <small className="yd-faint">{tr("form.nothing")}</small>
      )}
      {people.length > 0 && (
        <ul className="ph-rows" aria-label={t("mention")}>
          {people.map((one) => (
            <li key={one.id}>
              <button type="button" className="ph-row" onClick={() => take({ id: one.id, label: one.label })}>
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
