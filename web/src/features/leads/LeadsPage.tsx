// Leads as a list or as a board by status; several can be given to another owner at once.
import { LeadBoard } from "@/features/leads/LeadBoard";
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";

export function Page() {
  const { actions, dialog } = useAssignAction("lead");
  return (
    <>
      <ListPage
        resource="lead"
        quick={["status", "source", "grade"]}
        bulkActions={actions}
        board={(selection) => <LeadBoard selection={selection} />}
      />
      {dialog}
    </>
  );
}
