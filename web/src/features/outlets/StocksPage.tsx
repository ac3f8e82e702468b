// How every product stands at every outlet within reach; what asks for attention is one click away.
import { useTranslation } from "react-i18next";
import type { Ref, Row } from "@/api/resource";
import { Tabs } from "@/features/outlets/Tabs";
import { ListPage } from "@/ui/list/ListPage";
import { Link } from "@/ui/nav";

const flag = (value: unknown) =>
  value === true ? <span className="yd-risk">●</span> : <span className="yd-faint">–</span>;
const CELLS = {
  customer: (_: unknown, row: Row) => {
    const outlet = row.values.customer as Ref | null;
    return outlet && <Link to={`/outlets/${outlet.id}`}>{outlet.label}</Link>;
  },
  out: flag,
  over: flag,
  stuffing: flag,
  negative: flag,
  below_floor: flag,
  outside: flag,
};

export function Page() {
  const { t } = useTranslation("outlets");
  return (
    <>
      <Tabs at="stocks" />
      <ListPage
        resource="outlet_stock"
        title={t("title")}
        quick={["out", "over", "stuffing", "below_floor", "outside", "negative"]}
        cells={CELLS}
        none={{ title: t("none"), hint: t("noneHint") }}
      />
    </>
  );
}
