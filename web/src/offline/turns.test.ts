// Whose turn it is to send: one tab at a time, and a tab that stopped answering loses its turn.
import "fake-indexeddb/auto";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PhoneDb } from "@/offline/db";
import { flush, type Sender } from "@/offline/flush";
import { Sync } from "@/offline/sync";
import { agree } from "@/offline/visit";
import { server } from "@/test/server";

type Work = (lock: object | null) => Promise<unknown>;
/** Locks as browsers keep them for all tabs of a site. */
class Locks {
  holder: ((error: Error) => void) | null = null;
  stolen = 0;
  request = async (_name: string, options: { steal?: boolean; ifAvailable?: boolean }, work: Work) => {
    if (this.holder && !options.steal) return work(null);
    if (this.holder) {
      this.stolen += 1;
      this.holder(new DOMException("stolen", "AbortError"));
    }
    return new Promise((done, fail) => {
      this.holder = fail;
      const leave = () => {
        if (this.holder === fail) this.holder = null;
      };
      work({}).then(
        (value) => {
          leave();
          done(value);
        },
        (error) => {
          leave();
          fail(error);
        },
      );
    });
  };
}

let db: PhoneDb;
let locks: Locks;
let next = 7000;
beforeEach(async () => {
  next += 1;
  db = new PhoneDb(next);
  locks = new Locks();
  vi.stubGlobal("navigator", { onLine: true, locks, storage: undefined });
  await agree(db, 1);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  await db.delete();
});
const stuckTab = () => void locks.request("another tab", {}, () => new Promise(() => undefined)).catch(() => undefined);

test("while another tab sends, this one waits for its turn", async () => {
  stuckTab();
  const sender = vi.fn<Sender>();
  expect(await flush(db, { sender })).toMatchObject({ sent: 0, stopped: "busy" });
  expect(sender).not.toHaveBeenCalled();
});

test("the turn is taken from a tab that does not answer", async () => {
  stuckTab();
  const sender = vi.fn<Sender>(async () => null);
  expect(await flush(db, { sender, steal: true })).toMatchObject({ sent: 1, stopped: null });
  expect(locks.stolen).toBe(1);
  expect(await flush(db, { sender })).toMatchObject({ sent: 0, stopped: null }); // the lock is free again
});

test("three minutes without an answer are long enough, one is not", async () => {
  server.use(http.all("*/api/visits/*", () => HttpResponse.json(null, { status: 503 })));
  server.use(http.post("*/api/visits/consents", () => HttpResponse.json(null)));
  stuckTab();
  const sync = new Sync(db);
  const at = Date.now();
  const clock = vi.spyOn(Date, "now").mockReturnValue(at);
  await sync.run();
  clock.mockReturnValue(at + 60_000);
  await sync.run();
  expect([locks.stolen, sync.state.stopped]).toEqual([0, "busy"]);
  clock.mockReturnValue(at + 181_000);
  await sync.run();
  expect([locks.stolen, sync.state.stopped]).toEqual([1, null]);
  expect((await db.outbox.toArray()).map((one) => one.state)).toEqual(["done"]);
  sync.stop();
  clock.mockRestore();
});
