// A new build while its worker waits: offered, taken when the user agrees or at a start; the page starts again once.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

class Worker extends EventTarget {
  said: unknown[] = [];
  constructor(public state: string) {
    super();
  }
  postMessage = (word: unknown) => this.said.push(word);
  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}
class Registration extends EventTarget {
  installing: Worker | null = null;
  waiting: Worker | null = null;
  update = vi.fn(async () => undefined);
}
class Workers extends EventTarget {
  controller: Worker | null = null;
  registration = new Registration();
  register = vi.fn(async () => this.registration);
}

let workers: Workers;
const reload = vi.fn();
const announce = vi.fn();
async function load() {
  vi.resetModules();
  vi.doMock("@/api/build", () => ({ announceNewBuild: announce }));
  return import("@/mobile/worker");
}
beforeEach(() => {
  workers = new Workers();
  reload.mockClear();
  announce.mockClear();
  vi.stubEnv("PROD", true);
  Object.defineProperty(navigator, "serviceWorker", { value: workers, configurable: true });
  vi.spyOn(location, "reload").mockImplementation(reload);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("a build that comes while the page is open is offered, and taken when the user agrees", async () => {
  workers.controller = new Worker("activated");
  const { registerWorker, takeNewBuild } = await load();
  await registerWorker();
  const coming = new Worker("installing");
  workers.registration.installing = coming;
  workers.registration.dispatchEvent(new Event("updatefound"));
  expect(announce).not.toHaveBeenCalled();
  workers.registration.installing = null;
  workers.registration.waiting = coming;
  coming.become("installed");
  expect(announce).toHaveBeenCalledTimes(1);
  expect([coming.said, reload.mock.calls.length]).toEqual([[], 0]); // nothing happens before the user agrees

  await takeNewBuild();
  expect(coming.said).toEqual(["take"]);
  expect(reload).not.toHaveBeenCalled(); // not before the new worker answers for the page
  workers.dispatchEvent(new Event("controllerchange"));
  expect(reload).toHaveBeenCalledTimes(1);
});

test("what waited since the last time is taken at the start", async () => {
  workers.controller = new Worker("activated");
  const waiting = new Worker("installed");
  workers.registration.waiting = waiting;
  const { registerWorker } = await load();
  await registerWorker();
  expect(waiting.said).toEqual(["take"]);
});

test("another tab took it: this page is not torn away, the new build is offered", async () => {
  workers.controller = new Worker("activated");
  const { registerWorker } = await load();
  await registerWorker();
  workers.dispatchEvent(new Event("controllerchange"));
  expect([announce.mock.calls.length, reload.mock.calls.length]).toEqual([1, 0]);
});

test("the first worker of a phone takes over without a word", async () => {
  const { registerWorker } = await load();
  await registerWorker();
  workers.dispatchEvent(new Event("controllerchange"));
  expect([announce.mock.calls.length, reload.mock.calls.length]).toEqual([0, 0]);
});

test("off line, the build that is here already is taken", async () => {
  workers.controller = new Worker("activated");
  const { registerWorker, takeNewBuild } = await load();
  await registerWorker();
  workers.registration.update.mockRejectedValue(new TypeError("no network"));
  const waiting = new Worker("installed");
  workers.registration.waiting = waiting;
  await takeNewBuild();
  expect(waiting.said).toEqual(["take"]);
});
