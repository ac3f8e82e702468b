// Several records, or "myself", as the value of a condition. Names of stored ids are asked from the server once.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { lookup } from "@/api/records";
import type { RecordRow, Ref } from "@/api/resource";
import { fitting } from "@/domain/fitting";

type One = number | "$me" | Ref;
const idOf = (one: One): number | "$me" => (typeof one === "object" ? one.id : one);

export interface RefManyProps {
  resource: string;
  value: One[];
  onChange: (value: (number | "$me")[]) => void;
  "aria-label"?: string;
  placeholder?: string;
}

/** A record that is gone or out of scope keeps its number. */
const namesOf = (resource: string, ids: number[], signal: AbortSignal): Promise<Ref[]> =>
  Promise.all(
    ids.map((id) =>
      api.get<RecordRow>(`/resources/${resource}/${id}`, undefined, signal).then(
        (row) => ({ id, label: row.title }),
        () => ({ id, label: `#${id}` }),
      ),
    ),
  );

export function RefMany({ resource, value, onChange, ...rest }: RefManyProps) {
  const { t } = useTranslation("list");
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const q = useDeferredValue(text.trim());
  const [start] = useState(() => value.map(idOf).filter((one): one is number => typeof one === "number"));
  const names = useQuery({
    queryKey: ["resource", resource, "names", start],
    queryFn: ({ signal }) => namesOf(resource, start, signal),
    enabled: start.length > 0,
  });
  const found = useQuery({
    queryKey: ["resource", resource, "lookup", q],
    queryFn: ({ signal }) => lookup(resource, q, signal),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  const items = new Map<number | "$me", string>();
  if (resource === "member") items.set("$me", t("filter.me"));
  const offered = fitting(found.data ?? [], text, found.isPlaceholderData || q !== text.trim());
  for (const one of [...(names.data ?? []), ...offered]) items.set(one.id, one.label);
  for (const one of value)
    if (!items.has(idOf(one))) items.set(idOf(one), typeof one === "object" ? one.label : `#${one}`);
  return (
    <Select<(number | "$me")[]>
      className="yd-rule-value"
      mode="multiple"
      aria-label={rest["aria-label"]}
      placeholder={rest.placeholder}
      onOpenChange={setOpen}
      loading={found.isFetching}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      value={value.map(idOf)}
      options={[...items].map(([id, name]) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
