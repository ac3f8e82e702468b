// A handover as a page of its own, where notifications lead.
import { HandoverView } from "@/features/people/HandoverView";
import { useParam } from "@/ui/nav";

export function Page() {
  return (
    <div className="yd-page">
      <HandoverView id={Number(useParam("id"))} heading />
    </div>
  );
}
