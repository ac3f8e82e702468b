import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import type { Plan, PlanItem, Proposal } from "@/api/plans";
import { usePlanDraft } from "@/ui/report/usePlanDraft";

const proposal = (title: string, target: number): Proposal => ({
  what: "visit",
  title,
  target,
  kind: "",
  quantity: 1,
  source: "customer",
});
const item = (id: number, title: string): PlanItem => ({
  ...proposal(title, id),
  id,
  counts: true,
  said: "",
  reason: "",
  state: "open",
  share: 0,
  happened_on: null,
  records: [],
});
const plan = (items: PlanItem[], proposals: Proposal[] = []): Plan => ({
  id: 1,
  version: 1,
  kind: "day",
  start: "2026-03-02",
  end: "2026-03-02",
  member: { id: 3, name: "小李" },
  own: true,
  can_edit: true,
  can_lead: false,
  answer: "",
  answer_note: "",
  answered_name: "",
  answered_at: null,
  fixed_at: "2026-03-02T02:00:00Z",
  rate: null,
  planned: 0,
  fulfilled: 0,
  items,
  proposals,
  before: "2026-03-01",
  after: "2026-03-03",
});
const titles = (draft: ReturnType<typeof usePlanDraft>) => draft.items.map((one) => one.title);

beforeEach(() => localStorage.clear());

it("keeps what was put together when the page is left, until it is handed in", () => {
  const first = renderHook(() => usePlanDraft(plan([item(1, "甲店")], [proposal("乙店", 2)])));
  act(() => first.result.current.take(proposal("乙店", 2)));
  expect(first.result.current.left).toEqual([]);
  first.unmount();
  const again = renderHook(() => usePlanDraft(plan([item(1, "甲店")], [proposal("乙店", 2)])));
  expect(titles(again.result.current)).toEqual(["甲店", "乙店"]);
  expect(again.result.current.dirty).toBe(true);
  act(() => again.result.current.forget());
  expect(titles(again.result.current)).toEqual(["甲店"]);
  expect(localStorage.length).toBe(0);
});

it("what came to the plan elsewhere is added, what went from it is not asked for again", () => {
  const first = renderHook(() => usePlanDraft(plan([item(1, "甲店"), item(2, "乙店")])));
  act(() => first.result.current.change(first.result.current.items.map((one) => ({ ...one, reason: "忙" }))));
  first.unmount();
  const again = renderHook(() => usePlanDraft(plan([item(1, "甲店"), item(3, "丙店")])));
  expect(titles(again.result.current)).toEqual(["甲店", "丙店"]);
  expect(again.result.current.items[0]?.reason).toBe("忙");
});

it("what is kept and cannot be read is left aside", () => {
  localStorage.setItem("yd.plan.3.day.2026-03-02", "{");
  expect(renderHook(() => usePlanDraft(plan([item(1, "甲店")]))).result.current.dirty).toBe(false);
});
