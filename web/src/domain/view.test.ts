import { expect, test } from "vitest";
import { where } from "@/domain/conditions";
import { isDirty, type ListState, listAddress, readAddress, writeAddress } from "@/domain/view";

const base: ListState = {
  scope: "all",
  filter: null,
  q: "",
  sort: [{ field: "name", desc: false }],
  columns: ["name", "city"],
  group: null,
  mode: "table",
};

test("the address carries only the difference, and reads back the same", () => {
  const state: ListState = {
    ...base,
    scope: "mine",
    q: "苏 州",
    filter: where("customer.industry", "in", ["建材"]),
    sort: [
      { field: "amount", desc: true },
      { field: "name", desc: false },
    ],
  };
  const written = writeAddress(state, base);
  expect(written.columns).toBeNull();
  expect(written.mode).toBeNull();
  const search = new URLSearchParams(
    Object.entries(written).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
  expect({ ...base, ...readAddress(search) }).toEqual(state);
});

test("what a saved view has and the reader took away is said too", () => {
  const view: ListState = {
    ...base,
    filter: where("city", "=", "苏州"),
    q: "x",
    group: "city",
    sort: [{ field: "city", desc: true }],
  };
  const state: ListState = { ...view, filter: null, q: "", group: null, sort: [] };
  const search = new URLSearchParams(
    Object.entries(writeAddress(state, view)).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
  expect({ ...view, ...readAddress(search) }).toEqual(state);
  expect(isDirty(state, view)).toBe(true);
});

test("a broken filter in the address is ignored, not a crash", () => {
  expect(readAddress(new URLSearchParams("filter={oops&scope=mine"))).toEqual({ scope: "mine" });
  expect(readAddress(new URLSearchParams('filter={"rules":3}'))).toEqual({});
});

test("a figure's link opens the list with its condition", () => {
  const address = listAddress("/deals", { scope: "mine", filter: where("status", "=", "won") });
  expect(readAddress(new URLSearchParams(address.split("?")[1]))).toEqual({
    scope: "mine",
    filter: where("status", "=", "won"),
  });
});
