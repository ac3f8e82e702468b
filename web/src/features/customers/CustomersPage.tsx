// All customers in reach; several can be given to another owner at once.
import { useMergeAction } from "@/features/customers/duplicates/useMergeAction";
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";
import { dueCells } from "@/ui/pool/DaysLeft";
import { useReleaseAction } from "@/ui/pool/useReleaseAction";

export function Page() {
  const { actions, dialog } = useAssignAction("customer");
  const release = useReleaseAction("customer");
  const merging = useMergeAction("customer");
  return (
    <>
      <ListPage
        resource="customer"
        quick={["status", "grade"]}
        cells={dueCells}
        bulkActions={[...actions, ...release.actions, ...merging.actions]}
      />
      {dialog}
      {release.dialog}
      {merging.dialog}
    </>
  );
}
