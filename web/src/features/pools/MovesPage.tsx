// Every move into and out of pools; administrators take them back.
import { UndoOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { usePoolVerbs } from "@/api/pools";
import { PoolTabs } from "@/features/pools/PoolTabs";
import type { BulkAction } from "@/ui/list/BulkBar";
import { ListPage } from "@/ui/list/ListPage";
import "@/styles/pools.css";

export function Page() {
  const { t } = useTranslation("pools");
  const { undoMoves } = usePoolVerbs();
  const action: BulkAction = {
    key: "undo",
    label: t("undo"),
    icon: <UndoOutlined />,
    run: (target) => undoMoves.mutateAsync(target),
    said: ({ done }) => t("undone", { count: done }),
  };
  return (
    <>
      <PoolTabs at="moves" />
      <ListPage resource="pool_move" title={t("moves")} quick={["kind"]} bulkActions={[action]} />
    </>
  );
}
