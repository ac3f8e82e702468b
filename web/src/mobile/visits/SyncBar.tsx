// Keeps the queue moving while the app is open, and says on every page when something waits or must be settled.
import "@/styles/phone-visits.css";
import { useEffect } from "react";
import { SyncLine } from "@/mobile/visits/SyncLine";
import { useField } from "@/mobile/visits/useField";
import { stopSync } from "@/offline/sync";

const OWN_LINE = /^\/m\/visits/;

export function SyncBar({ path }: { path: string }) {
  useField();
  // Signed out: the queue stays on the phone, nothing of it is sent until its user is back.
  useEffect(() => stopSync, []);
  return OWN_LINE.test(path) ? null : <SyncLine />;
}
