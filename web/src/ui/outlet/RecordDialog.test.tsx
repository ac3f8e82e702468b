import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Ledger } from "@/api/outlets";
import { renderAt } from "@/test/render";
import { server } from "@/test/server";
import { RecordDialog } from "@/ui/outlet/RecordDialog";

const NOW = "2026-11-23T08:30:42.250Z"; // 16:30 in Shanghai
const LEDGER = {
  customer_id: 7,
  name: "城东门店",
  products: [{ product_id: 3, product: "滤芯", active: true, suggested: 0 }],
} as unknown as Ledger;

beforeEach(() => vi.useFakeTimers({ now: new Date(NOW), toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

async function sent(change?: string) {
  const bodies: { at: string }[] = [];
  server.use(
    http.post("*/api/outlets/7/entries", async ({ request }) => {
      bodies.push((await request.json()) as { at: string });
      return HttpResponse.json([], { status: 201 });
    }),
  );
  const { user } = await renderAt(<RecordDialog ledger={LEDGER} onClose={() => undefined} />);
  await user.type(await screen.findByLabelText("滤芯 盘点库存"), "5");
  if (change) fireEvent.change(screen.getByLabelText("时间"), { target: { value: change } });
  await user.click(screen.getByRole("button", { name: /保\s*存/ }));
  await waitFor(() => expect(bodies).toHaveLength(1));
  return new Date(bodies[0]?.at ?? "").toISOString();
}

test("an untouched time is the second at which the form opened, so that it follows a visit of the same minute", async () => {
  expect(await sent()).toBe(NOW);
});

test("a changed time is the minute that was chosen", async () => {
  expect(await sent("2026-11-22T09:15")).toBe("2026-11-22T01:15:00.000Z");
});
