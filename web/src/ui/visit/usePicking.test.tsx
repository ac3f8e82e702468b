import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderAt } from "@/test/render";
import { server } from "@/test/server";
import { usePicking } from "@/ui/visit/usePicking";

const SHOPS = [
  { id: 1, name: "大华超市" },
  { id: 2, name: "小康便利店" },
];

function Shops() {
  const picking = usePicking(SHOPS, "order");
  return (
    <>
      {picking.bar}
      <table>
        <thead>
          <tr>{picking.head}</tr>
        </thead>
        <tbody>
          {SHOPS.map((one) => (
            <tr key={one.id}>{picking.cell(one.id, one.name)}</tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const granted = (permissions: Record<string, string>) =>
  server.use(http.get("*/api/me", () => HttpResponse.json({ permissions })));

test("what was planned is unticked, what was not says why and stays ticked", async () => {
  granted({ "visit.edit": "own" });
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/visits/plans/arrange", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({
        planned: [{ id: 1, name: "大华超市", member: "小李" }],
        left: [{ id: 2, name: "小康便利店", code: "visit_plan_twice", message: "已有该客户的拜访计划" }],
      });
    }),
  );
  const { user } = await renderAt(<Shops />, "/visits/due");
  await user.click(await screen.findByRole("checkbox", { name: "选中本页" }));
  expect(await screen.findByText("已选 2 个客户")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "安排拜访" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "安排拜访" }));
  await waitFor(() => expect(screen.getByText("小康便利店：已有该客户的拜访计划")).toBeVisible());
  expect(sent).toEqual([
    { customer_ids: [1, 2], day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), purpose: "order", member_id: null },
  ]);
  expect(screen.getByRole("checkbox", { name: "选中 大华超市", hidden: true })).not.toBeChecked();
  expect(screen.getByRole("checkbox", { name: "选中 小康便利店", hidden: true })).toBeChecked();
});

test("who may not plan visits has nothing to tick", async () => {
  granted({ "visit.read": "all" });
  await renderAt(<Shops />, "/visits/due");
  await waitFor(() => expect(screen.getByRole("table")).toBeInTheDocument());
  expect(screen.queryByRole("checkbox")).toBeNull();
});
