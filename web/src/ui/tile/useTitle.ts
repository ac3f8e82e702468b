// What a tile is called when nobody named it: by what it shows.
import { useTranslation } from "react-i18next";
import { useMetrics } from "@/api/metrics";
import { useSpec } from "@/api/records";
import type { Tile } from "@/domain/tiles";
import { useLanguage } from "@/ui/language";

export function useTitle(tile: Tile): string {
  const { t } = useTranslation("dashboards");
  const { label, language } = useLanguage();
  const lane = "pipeline" in tile.ask ? tile.ask.pipeline : null;
  const resource = "resource" in tile.ask ? tile.ask.resource : lane === null ? "" : "deal";
  const spec = useSpec(resource, resource !== "" && !tile.title).data;
  const metrics = useMetrics().data ?? [];
  if (tile.title) return tile.title;
  if ("metric" in tile.ask) {
    const code = tile.ask.metric;
    const name = metrics.find((one) => one.code === code)?.label[language === "en" ? "en" : "zh"] ?? "";
    return `${name} · ${t(`spans.${tile.ask.span}`)}`;
  }
  if (lane !== null) {
    const lanes = spec?.fields.find((one) => one.name === "pipeline")?.choices ?? [];
    const name = lanes.find((one) => Number(one.value) === lane)?.label;
    return name ? `${t("kinds.funnel")} · ${label(name)}` : t("kinds.funnel");
  }
  return spec ? label(spec.label_plural) : t(`kinds.${tile.kind}`);
}
