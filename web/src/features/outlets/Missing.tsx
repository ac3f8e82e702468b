// Outlets without the product, those that sell most first: each opens the customer, and visits to them are planned here.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMissing, type Wanted } from "@/api/outlets";
import { Money } from "@/ui/figure/Money";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { usePicking } from "@/ui/visit/usePicking";

export function Missing({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation("outlets");
  const found = useMissing(wanted);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const picking = usePicking(
    rows.map((one) => ({ id: one.customer_id, name: one.name })),
    "order",
  );
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={3} />;
  return (
    <section className="yd-stack">
      <h2>{t("missingTitle")}</h2>
      {rows.length === 0 ? (
        <EmptyState compact title={t("noMissing")} />
      ) : (
        <>
          <p className="yd-faint">{t("missingHint")}</p>
          {picking.bar}
          <div className="yd-x-scroll">
            <table className="yd-plain-table yd-middle">
              <thead>
                <tr>
                  {picking.head}
                  {(["outlet", "grade", "channel", "place", "owner"] as const).map((one) => (
                    <th key={one} scope="col">
                      {t(one)}
                    </th>
                  ))}
                  <th scope="col" className="yd-right">
                    {t("turnover")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((one) => (
                  <tr key={one.customer_id}>
                    {picking.cell(one.customer_id, one.name)}
                    <td>
                      <Link to={`/customers/${one.customer_id}`}>{one.name}</Link>
                    </td>
                    <td>{one.grade}</td>
                    <td>{one.channel}</td>
                    <td>{one.place}</td>
                    <td>{one.owner}</td>
                    <td className="yd-right">
                      <Money fen={one.weight} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {found.hasNextPage && (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t("more")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
