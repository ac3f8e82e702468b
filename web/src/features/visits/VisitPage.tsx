// One visit on a page of its own.
import { RecordPage } from "@/ui/record/RecordPage";

export const Page = () => <RecordPage resource="visit" />;
