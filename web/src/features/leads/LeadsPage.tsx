// Leads as a list or as a board by status; several can be given to another owner at once.
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { CardButton } from "@/features/leads/CardDialog";
import { LeadBoard } from "@/features/leads/LeadBoard";
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";
import { dueCells } from "@/ui/pool/DaysLeft";
import { useReleaseAction } from "@/ui/pool/useReleaseAction";

export function Page() {
  const { data: me } = useMe();
  const { actions, dialog } = useAssignAction("lead");
  const release = useReleaseAction("lead");
  return (
    <>
      <ListPage
        resource="lead"
        quick={["status", "source", "grade"]}
        actions={may(me?.permissions, "lead.create") && <CardButton />}
        cells={dueCells}
        bulkActions={[...actions, ...release.actions]}
        board={(selection) => <LeadBoard selection={selection} />}
      />
      {dialog}
      {release.dialog}
    </>
  );
}
