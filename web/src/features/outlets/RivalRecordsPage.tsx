// What was seen of competitors, record by record.
import { Tabs } from "@/features/outlets/Tabs";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  return (
    <>
      <Tabs at="records" />
      <ListPage resource="competitor_record" />
    </>
  );
}
