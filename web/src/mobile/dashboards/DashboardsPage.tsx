// Dashboards on the phone: the list, and one with its tiles under each other.
import { useTranslation } from "react-i18next";
import { useDashboard, useDashboards } from "@/api/dashboards";
import { inOrder, type Tile } from "@/domain/tiles";
import { Link, useParam } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { TileBody } from "@/ui/tile/TileBody";
import { PhoneTiles } from "@/ui/tile/TileLink";
import { useTitle } from "@/ui/tile/useTitle";

export function DashboardsPage() {
  const { t } = useTranslation("dashboards");
  const found = useDashboards();
  return (
    <>
      <header className="ph-head">
        <h1>{t("title")}</h1>
      </header>
      {found.isPending && <Loading rows={4} />}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <EmptyState title={t("none")} hint={t("noneHint")} />}
      {found.data && found.data.length > 0 && (
        <section className="ph-panel">
          <ul className="ph-rows">
            {found.data.map((one) => (
              <li key={one.id}>
                <Link to={`/m/dashboards/${one.id}`} className="ph-row">
                  <span>
                    <strong>{one.name}</strong>
                    <small>
                      {t(`visibility.${one.visibility}`)}
                      {!one.mine && ` · ${t("by", { name: one.owner })}`}
                    </small>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function DashboardPage() {
  const { t } = useTranslation("dashboards");
  const found = useDashboard(Number(useParam("id")));
  if (found.isPending) return <Loading rows={6} />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <PhoneTiles value={true}>
      <header className="ph-head">
        <h1>{found.data.name}</h1>
        <Link to="/m/dashboards">{t("title")}</Link>
      </header>
      {found.data.tiles.length === 0 && <EmptyState title={t("emptyBoard")} />}
      {inOrder(found.data.tiles).map((tile) => (
        <One key={tile.id} tile={tile} />
      ))}
    </PhoneTiles>
  );
}

function One({ tile }: { tile: Tile }) {
  const name = useTitle(tile);
  return (
    <section className="ph-panel" aria-label={name}>
      <h2>{name}</h2>
      <TileBody tile={tile} />
    </section>
  );
}
