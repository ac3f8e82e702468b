// A handover in the drawer of the list: the same as on its page.
import { HandoverView } from "@/features/people/HandoverView";
import type { RecordBodyProps } from "@/ui/module";

export const HandoverBody = ({ row }: RecordBodyProps) => <HandoverView id={row.id} />;
