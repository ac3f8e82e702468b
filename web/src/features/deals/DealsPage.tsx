// Deals as a list or as a board of one pipeline; several can be given to another owner at once.
import { DealBoard } from "@/features/deals/DealBoard";
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";

export function Page() {
  const { actions, dialog } = useAssignAction("deal");
  return (
    <>
      <ListPage
        resource="deal"
        quick={["status", "stage"]}
        bulkActions={actions}
        board={(selection) => <DealBoard selection={selection} />}
      />
      {dialog}
    </>
  );
}
