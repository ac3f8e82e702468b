// What a tile is called when nobody named it: by what it shows.
import { useTranslation } from "react-i18next";
import { useMetrics } from "@/api/metrics";
import { useSpec } from "@/api/records";
import type { Tile } from "@/domain/tiles";
import { useLanguage } from "@/ui/language";

export function useTitle(tile: Tile): string {
  const { t } = useTranslation("dashboards");
  const { label, language } = useLanguage();
  const resource = "resource" in tile.ask ? tile.ask.resource : "";
  const spec = useSpec(resource, resource !== "" && !tile.title).data;
  const metrics = useMetrics().data ?? [];
  if (tile.title) return tile.title;
  if ("metric" in tile.ask) {
    const code = tile.ask.metric;
    const name = metrics.find((one) => one.code === code)?.label[language === "en" ? "en" : "zh"] ?? "";
    return `${name} · ${t(`spans.${tile.ask.span}`)}`;
  }
  return spec ? label(spec.label_plural) : t(`kinds.${tile.kind}`);
}
