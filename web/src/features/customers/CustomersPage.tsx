// All customers in reach; several can be given to another owner at once.
import { SwapOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import type { BulkAnswer } from "@/api/resource";
import { may } from "@/domain/permissions";
import { AssignDialog } from "@/features/customers/AssignDialog";
import type { BulkTarget } from "@/ui/list/BulkBar";
import { ListPage } from "@/ui/list/ListPage";

interface Asked {
  ids: number[];
  answer: (result: BulkAnswer | null) => void;
}

export function Page() {
  const { t } = useTranslation("customers");
  const { data: me } = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const assign = {
    key: "assign",
    label: t("assign"),
    icon: <SwapOutlined />,
    needsIds: true,
    run: (target: BulkTarget) =>
      new Promise<BulkAnswer | null>((answer) => setAsked({ ids: "ids" in target ? target.ids : [], answer })),
  };
  return (
    <>
      <ListPage
        resource="customer"
        quick={["status", "grade"]}
        bulkActions={may(me?.permissions, "customer.assign") ? [assign] : []}
      />
      {asked && (
        <AssignDialog
          ids={asked.ids}
          onClose={(result) => {
            asked.answer(result);
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
