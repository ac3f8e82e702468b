// All contacts in reach.
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  return <ListPage resource="contact" quick={["role"]} />;
}
