// How many rows became what, as a line.
import { useTranslation } from "react-i18next";
import type { Counts, RowStatus } from "@/features/exchange/types";
import { Tag } from "@/ui/figure/Tag";

export const ROW_HUE: Record<RowStatus, string> = {
  new: "gain",
  update: "accent",
  unchanged: "grey",
  twin: "mark",
  skipped: "grey",
  error: "risk",
  repeated: "mark",
};
const ORDER: RowStatus[] = ["new", "update", "unchanged", "twin", "skipped", "repeated", "error"];

export function CountLine({ counts }: { counts: Counts }) {
  const { t } = useTranslation("exchange");
  return (
    <span className="yd-tags">
      {ORDER.filter((one) => counts[one]).map((one) => (
        <Tag key={one} color={ROW_HUE[one]}>
          {t(`counts.${one}`)} <b className="yd-num">{(counts[one] ?? 0).toLocaleString()}</b>
        </Tag>
      ))}
    </span>
  );
}
