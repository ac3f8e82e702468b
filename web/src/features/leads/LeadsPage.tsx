// Leads as a list or as a board by status; several can be given to another owner at once.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useCount } from "@/api/records";
import type { Condition, Rule } from "@/domain/conditions";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { CardButton } from "@/features/leads/CardDialog";
import { LeadBoard } from "@/features/leads/LeadBoard";
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";
import { Link } from "@/ui/nav";
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
        actions={
          <>
            <DueLink />
            {may(me?.permissions, "lead.create") && <CardButton />}
          </>
        }
        cells={dueCells}
        bulkActions={[...actions, ...pools.actions]}
        board={(selection) => <LeadBoard selection={selection} />}
      />
      {dialog}
      {pools.dialog}
    </>
  );
}

/** How many of one's own open leads are to be contacted by today; the way to exactly these. */
function DueLink() {
  const { t } = useTranslation("leads");
  const open: Rule = { field: "status", operator: "in", value: ["new", "contacted", "qualified"] };
  const due: Rule = { field: "next_contact_at", operator: "<=", value: { relative: "today" } };
  const filter: Condition = { combinator: "and", rules: [open, due] };
  const count = useCount("lead", { scope: "mine", filter });
  if (!count.data?.count) return null;
  return (
    <Link
      className="yd-button"
      to={listAddress("/leads", {
        scope: "mine",
        filter,
        sort: [{ field: "next_contact_at", desc: false }],
        mode: "table",
      })}
    >
      {t("dueToday", { count: count.data.count })}
    </Link>
  );
}
