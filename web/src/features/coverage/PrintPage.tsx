// A card on paper: the seven parts, then every outlet in the order of the routes.
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useCard, useOutlets } from "@/api/coverage";
import { useMe } from "@/api/me";
import { PartsView } from "@/features/coverage/PartsView";
import { useWords } from "@/features/coverage/words";
import { useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";
import "@/styles/coverage.css";

export function Page() {
  const id = Number(useParam("id"));
  if (!Number.isInteger(id) || id <= 0) return <NotFound />;
  return <Paper id={id} />;
}

function Paper({ id }: { id: number }) {
  const { t } = useTranslation("coverage");
  const { t: td } = useTranslation("coverageDesk");
  const { data: me } = useMe();
  const words = useWords();
  const found = useCard(id);
  const outlets = useOutlets(id, {});
  const { hasNextPage, isFetching, fetchNextPage } = outlets;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (outlets.isError) return <PageError error={outlets.error} onRetry={() => void outlets.refetch()} />;
  if (found.isPending || outlets.isPending) return <Loading shape="page" />;
  const card = found.data;
  const rows = outlets.data.pages.flatMap((page) => page.rows);
  return (
    <article className="yd-page yd-stack yd-coverage-paper">
      <header className="yd-toolbar">
        <h1>{t("of", { name: card.member.name })}</h1>
        <span className="yd-faint">
          {me?.company.name} · {words.version(card)}（{t(`state.${card.state}`)}）
        </span>
        <span className="yd-grow" />
        <Button className="yd-no-print" type="primary" disabled={hasNextPage} onClick={() => window.print()}>
          {td("print")}
        </Button>
      </header>
      <PartsView card={card} />
      <table className="yd-plain-table yd-coverage-table">
        <thead>
          <tr>
            <th scope="col">{td("route")}</th>
            <th scope="col">{td("customer")}</th>
            <th scope="col">{td("place")}</th>
            <th scope="col">{td("cycle")}</th>
            <th scope="col">{td("timing")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.route ? `${row.route} ${row.position}` : td("unrouted")}</td>
              <td>
                {row.name ?? t("hidden")} {row.grade}
              </td>
              <td>{[row.place, row.address].filter(Boolean).join(" ")}</td>
              <td>{row.cycle === null ? t("noCycle") : t("every", { count: row.cycle })}</td>
              <td>{words.window(row.window_from, row.window_to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
