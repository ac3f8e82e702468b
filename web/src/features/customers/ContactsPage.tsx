// All contacts in reach; several records of one person can become one.
import { useMergeAction } from "@/features/customers/duplicates/useMergeAction";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const merging = useMergeAction("contact");
  return (
    <>
      <ListPage resource="contact" quick={["role"]} bulkActions={merging.actions} />
      {merging.dialog}
    </>
  );
}
