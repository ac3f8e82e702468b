// Answers kept for the time without a network: shown instead of an error, said to be of when, each user's own.
import "fake-indexeddb/auto";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api, setKeeper } from "@/api/client";
import { keptIn, startAnswers, tidyAnswers } from "@/offline/answers";
import { PhoneDb } from "@/offline/db";
import { server } from "@/test/server";

let db: PhoneDb;
let next = 11_000;
let stop: () => void;
beforeEach(() => {
  next += 1;
  db = new PhoneDb(next);
  stop = startAnswers(db);
});
afterEach(async () => {
  stop();
  await db.delete();
});
const answering = () => server.use(http.all("*/api/*", () => HttpResponse.json({ late: 2 })));
const down = () => server.use(http.all("*/api/*", () => HttpResponse.error()));
const stored = (count: number) => vi.waitFor(async () => expect(await db.kept.count()).toBe(count));
const rows = (value: number) => api.ask("/resources/customer/query", { limit: value });

test("what was answered before is shown while there is no way to the server", async () => {
  answering();
  await api.get("/tasks/mine");
  await rows(5);
  await stored(2);
  down();
  expect(await api.get("/tasks/mine")).toEqual({ late: 2 });
  expect(await rows(5)).toEqual({ late: 2 });
  await expect(rows(6)).rejects.toMatchObject({ status: 0 }); // another question has another answer
  await expect(api.get("/risks/serious")).rejects.toMatchObject({ status: 0 });
});

test("the day pack, other pages and writes are not answered from here", async () => {
  answering();
  await api.get("/visits/pack", { days: 3 });
  await api.get("/reports/mine", { kind: "day" });
  await api.post("/tasks/mine");
  down();
  await expect(api.get("/visits/pack", { days: 3 })).rejects.toMatchObject({ status: 0 });
  await expect(api.post("/tasks/mine")).rejects.toMatchObject({ status: 0 });
  expect(await db.kept.count()).toBe(0);
});

test("a refusal is a refusal: nothing kept hides it", async () => {
  answering();
  await api.get("/tasks/mine");
  await stored(1);
  server.use(http.get("*/api/tasks/mine", () => HttpResponse.json({ code: "forbidden" }, { status: 403 })));
  await expect(api.get("/tasks/mine")).rejects.toMatchObject({ status: 403 });
});

test("another user of the phone sees nothing of it", async () => {
  answering();
  await api.get("/tasks/mine");
  await stored(1);
  const other = new PhoneDb(next + 500);
  setKeeper(keptIn(other));
  down();
  await expect(api.get("/tasks/mine")).rejects.toMatchObject({ status: 0 });
  await other.delete();
});

test("a full phone keeps no more answers and goes on", async () => {
  answering();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("no room", "QuotaExceededError");
  });
  expect(await api.get("/tasks/mine")).toEqual({ late: 2 });
  await vi.waitFor(() => expect(put).toHaveBeenCalled());
  put.mockRestore();
  expect(await db.kept.count()).toBe(0);
});

test("those of days ago go, and the oldest of very many", async () => {
  const now = Date.now();
  const put = (n: number, at: number) => db.kept.put({ key: `answer/${n}`, value: { at, text: "{}" } });
  await put(-1, now - 4 * 86_400_000);
  for (let n = 0; n < 305; n += 1) await put(n, now - n * 1000);
  await db.kept.put({ key: "pack", value: {} });
  await tidyAnswers(db, now);
  expect(await db.kept.count()).toBe(301);
  expect(await db.kept.get("answer/0")).toBeDefined();
  expect(await db.kept.get("answer/304")).toBeUndefined();
});
