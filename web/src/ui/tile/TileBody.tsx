// The inside of a tile, by its kind; the same on desk and phone.
import "@/styles/tiles.css";
import type { Tile } from "@/domain/tiles";
import { BoardTile, ForecastTile, FunnelTile, MetricTile } from "@/ui/tile/figures";
import { ChartTile, NumberTile, TableTile } from "@/ui/tile/records";

export function TileBody({ tile }: { tile: Tile }) {
  switch (tile.kind) {
    case "number":
      return <NumberTile ask={tile.ask} />;
    case "chart":
      return <ChartTile ask={tile.ask} title={tile.title} />;
    case "table":
      return <TableTile ask={tile.ask} />;
    case "metric":
      return <MetricTile ask={tile.ask} />;
    case "board":
      return <BoardTile ask={tile.ask} />;
    case "funnel":
      return <FunnelTile ask={tile.ask} />;
    case "forecast":
      return <ForecastTile ask={tile.ask} />;
  }
}
