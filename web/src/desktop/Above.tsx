// What may lie above a page – a record, a new record –, loaded when first wanted or when the browser has time.
import { Suspense, useEffect, useState } from "react";
import { useAddress } from "@/ui/nav";
import { useCreating } from "@/ui/record/create";
import { lazyPart } from "@/ui/state/lazyPart";

const loadRecord = () => import("@/ui/record/RecordDrawer").then((module) => ({ default: module.RecordDrawer }));
const loadCreate = () => import("@/ui/record/CreateHost").then((module) => ({ default: module.CreateHost }));
const RecordDrawer = lazyPart(loadRecord);
const CreateHost = lazyPart(loadCreate);

/** Stays true once it was, so that what closes can close softly. */
function useOnce(now: boolean): boolean {
  const [was, setWas] = useState(now);
  useEffect(() => {
    if (now) setWas(true);
  }, [now]);
  return was || now;
}

/** The first click need not wait: what a click needs is fetched once the page stands still. */
function usePreload() {
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1500));
    idle(() => {
      // A part that cannot be fetched now is asked for again when it is wanted, and says so then.
      for (const load of [loadRecord, loadCreate]) load().catch(() => undefined);
    });
  }, []);
}

export function Above() {
  const record = useOnce(useAddress().search.has("open"));
  const creating = useOnce(useCreating() !== null);
  usePreload();
  return (
    <Suspense fallback={null}>
      {record && <RecordDrawer />}
      {creating && <CreateHost />}
    </Suspense>
  );
}
