// Where in time the grid is: the way back out, and how fine the columns are.
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { pathTo, type Zoom, zoomsWithin } from "@/domain/grid-period";
import { usePeriodName } from "@/features/targets/columns";
import { type View, zoomPatch } from "@/features/targets/view";
import { usePatchSearch } from "@/ui/nav";

export function GridPath({ view }: { view: View }) {
  const { t } = useTranslation("targetGrid");
  const name = usePeriodName();
  const patch = usePatchSearch();
  const path = pathTo(view.within);
  const zooms = zoomsWithin(view.within);
  return (
    <>
      <nav className="yd-crumbs" aria-label={t("period")}>
        {path.map((key) =>
          key === view.within ? (
            <span key={key} aria-current="page">
              {name(key)}
            </span>
          ) : (
            <button
              key={key}
              type="button"
              className="yd-grid-zoom"
              onClick={() => patch(zoomPatch(key), { replace: false })}
            >
              {name(key)}
            </button>
          ),
        )}
      </nav>
      {zooms.length > 1 && (
        <Segmented<Zoom>
          value={view.zoom}
          options={zooms.map((value) => ({ value, label: t(`zoom.${value}`) }))}
          onChange={(zoom) => patch(zoomPatch(view.within, zoom), { replace: false })}
        />
      )}
    </>
  );
}
