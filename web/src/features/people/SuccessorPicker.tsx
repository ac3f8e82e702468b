// One or several successors; "myself" is the reader.
import { useMe } from "@/api/me";
import { RefMany } from "@/ui/field/RefMany";

interface Props {
  value: number[];
  /** Names that are known already. */
  names: Record<number, string>;
  title: string;
  several?: boolean;
  onChange: (ids: number[]) => void;
}

export function SuccessorPicker({ value, names, title, several = false, onChange }: Props) {
  const { data: me } = useMe();
  const set = (found: (number | "$me")[]) => {
    const ids = found.flatMap((one) => (one === "$me" ? (me?.member?.id ?? []) : one));
    onChange([...new Set(several ? ids : ids.slice(-1))]);
  };
  return (
    <span className="yd-handover-people">
      <RefMany
        resource="member"
        value={value.map((id) => ({ id, label: names[id] ?? `#${id}` }))}
        aria-label={title}
        placeholder={title}
        onChange={set}
      />
    </span>
  );
}
