// Where the customer is said to be and where the check-in was, one line between them.
import L from "leaflet";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Proposal } from "@/api/proposals";
import type { RouteSetup } from "@/api/routes";
import { tokens } from "@/domain/tokens";
import { useMap, useView } from "@/ui/map/useMap";
import { useMode } from "@/ui/theme/preferences";

export function ProposalMap({ rows, tiles }: { rows: readonly Proposal[]; tiles: RouteSetup["tiles"] | null }) {
  const { t } = useTranslation("visitDesk");
  const mode = useMode();
  const { place, map } = useMap(tiles);
  useEffect(() => {
    if (!map) return;
    const { accent, textFaint, surface } = tokens[mode];
    const group = L.layerGroup();
    for (const one of rows) {
      const to: [number, number] = [one.latitude, one.longitude];
      if (one.old_latitude !== null && one.old_longitude !== null) {
        const from: [number, number] = [one.old_latitude, one.old_longitude];
        group.addLayer(L.polyline([from, to], { color: accent, weight: 2, dashArray: "4 4", interactive: false }));
        group.addLayer(L.circleMarker(from, { radius: 6, color: surface, fillColor: textFaint, fillOpacity: 1 }));
      }
      group.addLayer(L.circle(to, { radius: one.accuracy, color: accent, weight: 1, interactive: false }));
      const words = document.createElement("span");
      words.textContent = one.customer;
      const dot = L.circleMarker(to, { radius: 7, color: surface, fillColor: accent, fillOpacity: 1 });
      group.addLayer(dot.bindTooltip(words, { permanent: rows.length === 1, direction: "top", offset: [0, -6] }));
    }
    group.addTo(map);
    return () => void group.remove();
  }, [map, rows, mode]);
  const seen = rows.flatMap((one): [number, number][] => [
    [one.latitude, one.longitude],
    ...(one.old_latitude !== null && one.old_longitude !== null
      ? [[one.old_latitude, one.old_longitude] as [number, number]]
      : []),
  ]);
  useView(map, rows.map((one) => one.id).join(), seen);
  return <div ref={place} className="yd-map" role="application" aria-label={t("proposalMap")} />;
}
