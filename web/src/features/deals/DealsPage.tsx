// Deals as a list or as a board of one pipeline.
import { DealBoard } from "@/features/deals/DealBoard";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  return (
    <ListPage resource="deal" quick={["status", "stage"]} board={(selection) => <DealBoard selection={selection} />} />
  );
}
