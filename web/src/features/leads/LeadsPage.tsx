// Leads as a list or as a board by status; several can be given to another owner at once.
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { CardButton } from "@/features/leads/CardDialog";
import { LeadBoard } from "@/features/leads/LeadBoard";
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";
import { dueCells } from "@/ui/pool/DaysLeft";
import { useDueLink } from "@/ui/pool/due";
import { usePoolActions } from "@/ui/pool/usePoolActions";

export function Page() {
  const { data: me } = useMe();
  const { actions, dialog } = useAssignAction("lead");
  const linked = useDueLink();
  const pools = usePoolActions("lead");
  if (linked) return null;
  return (
    <>
      <ListPage
        resource="lead"
        quick={["status", "source", "grade"]}
        actions={may(me?.permissions, "lead.create") && <CardButton />}
        cells={dueCells}
        bulkActions={[...actions, ...pools.actions]}
        board={(selection) => <LeadBoard selection={selection} />}
      />
      {dialog}
      {pools.dialog}
    </>
  );
}
