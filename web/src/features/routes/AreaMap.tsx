// The map of an area: outlets in the colours of their groups, hulls around the groups.
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RouteSetup } from "@/api/routes";
import { type By, COLOURS, type Group, type Show, shows } from "@/domain/area";
import { tokens } from "@/domain/tokens";
import { paletteOf } from "@/features/routes/palette";
import { Dots } from "@/ui/map/Dots";
import { Hulls } from "@/ui/map/Hulls";
import { useMap, useView } from "@/ui/map/useMap";
import { useMode } from "@/ui/theme/preferences";

interface MapProps {
  groups: Group[];
  by: By;
  chosen: string | null;
  /** Only these outlets are drawn; hulls hold all of the group. */
  show: Show;
  /** Changes when other outlets are asked for. */
  view: string;
  tiles: RouteSetup["tiles"] | null;
  onOpen: (customer: number) => void;
}

export function AreaMap({ groups, by, chosen, show, view, tiles, onOpen }: MapProps) {
  const { t } = useTranslation("routes");
  const mode = useMode();
  const { place, map } = useMap(tiles);
  const open = useRef(onOpen);
  open.current = onOpen;
  const palette = useMemo(() => paletteOf(by, mode), [by, mode]);
  const shown = useMemo(() => (chosen ? groups.filter((one) => one.key === chosen) : groups), [groups, chosen]);
  const dots = useMemo(
    () =>
      shown.flatMap(({ points, colour }) =>
        points
          .filter((one) => shows(one, show))
          .map(([id, latitude, longitude]) => ({ id, latitude, longitude, colour })),
      ),
    [shown, show],
  );

  useEffect(() => {
    if (!map || by === "state") return;
    const clouds = groups
      .filter((one) => one.key !== "" && (one.colour < COLOURS || one.key === chosen))
      .map((one) => ({
        places: one.points.map(([, latitude, longitude]) => [latitude, longitude] as const),
        colour: palette[one.colour] ?? tokens[mode].textFaint,
        chosen: one.key === chosen,
      }));
    const layer = new Hulls(clouds).addTo(map);
    return () => void layer.remove();
  }, [map, groups, by, chosen, palette, mode]);

  useEffect(() => {
    if (!map) return;
    const layer = new Dots(dots, palette, new Set(), tokens[mode], (id) => open.current(id)).addTo(map);
    return () => void layer.remove();
  }, [map, dots, palette, mode]);

  useView(
    map,
    `${view}|${chosen ?? ""}`,
    dots.map((one) => [one.latitude, one.longitude]),
  );
  return <div ref={place} className="yd-map" role="application" aria-label={t("areaMap")} />;
}
