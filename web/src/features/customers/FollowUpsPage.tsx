// All follow-ups in reach, newest first.
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  return <ListPage resource="followup" quick={["method"]} />;
}
