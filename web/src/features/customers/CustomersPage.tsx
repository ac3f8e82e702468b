// All customers in reach; several can be given to another owner at once.
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";

export function Page() {
  const { actions, dialog } = useAssignAction("customer");
  return (
    <>
      <ListPage resource="customer" quick={["status", "grade"]} bulkActions={actions} />
      {dialog}
    </>
  );
}
