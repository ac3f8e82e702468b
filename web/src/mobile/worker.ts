// The service worker from the page's side: registered for /m only; a new version is taken when the user agrees, or at a start.
import { announceNewBuild } from "@/api/build";

const PATIENCE = 10_000;
const HOUR = 3_600_000;
let registration: ServiceWorkerRegistration | null = null;
let asked = false;

const take = (worker: ServiceWorker) => {
  asked = true;
  worker.postMessage("take");
};

function watch(found: ServiceWorkerRegistration): void {
  found.addEventListener("updatefound", () => {
    const coming = found.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && navigator.serviceWorker.controller) announceNewBuild();
    });
  });
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < HOUR) return;
    looked = Date.now();
    void found.update().catch(() => undefined); // off line: the next time
  });
}

/** Off-line working needs it; without https, or where the browser has none, the app works as long as there is a network. */
export async function registerWorker(): Promise<void> {
  const workers = navigator.serviceWorker;
  if (!import.meta.env.PROD || !workers) return;
  const first = workers.controller === null;
  workers.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (!first) announceNewBuild();
  });
  try {
    registration = await workers.register("/m-sw.js", { scope: "/m", updateViaCache: "none" });
  } catch (error) {
    // A browser that forbids it (private windows) says so here; it is no failure of the page.
    if (error instanceof TypeError || error instanceof DOMException) return;
    throw error;
  }
  watch(registration);
  // Nothing has been typed yet: what waits since the last time is taken now.
  if (registration.waiting && !first) take(registration.waiting);
}

/** Loads the new build: the worker that has it takes over, and the page starts again. What is queued stays. */
export async function takeNewBuild(): Promise<void> {
  const found = registration;
  if (!found) {
    location.reload();
    return;
  }
  await found.update().catch(() => undefined); // off line: what is here already
  const until = Date.now() + PATIENCE;
  while (found.installing && Date.now() < until) await new Promise((done) => setTimeout(done, 200));
  if (found.waiting) take(found.waiting);
  else location.reload();
}
