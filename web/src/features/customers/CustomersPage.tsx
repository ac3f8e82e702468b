// All customers in reach; several can be given to another owner at once.
import { useMergeAction } from "@/features/customers/duplicates/useMergeAction";
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";
import { dueCells } from "@/ui/pool/DaysLeft";
import { useDueLink } from "@/ui/pool/due";
import { usePoolActions } from "@/ui/pool/usePoolActions";

export function Page() {
  const { actions, dialog } = useAssignAction("customer");
  const linked = useDueLink();
  const pools = usePoolActions("customer");
  const merging = useMergeAction("customer");
  if (linked) return null;
  return (
    <>
      <ListPage
        resource="customer"
        quick={["status", "grade"]}
        cells={dueCells}
        bulkActions={[...actions, ...pools.actions, ...merging.actions]}
      />
      {dialog}
      {pools.dialog}
      {merging.dialog}
    </>
  );
}
