import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { row, serveCustomers } from "@/test/customers";
import { renderAt } from "@/test/render";
import { server } from "@/test/server";
import { ListPage } from "@/ui/list/ListPage";
import { useAssignAction } from "@/ui/list/useAssignAction";

function Customers() {
  const { actions, dialog } = useAssignAction("customer");
  return (
    <>
      <ListPage resource="customer" bulkActions={actions} />
      {dialog}
    </>
  );
}

const list = async (address = "/customers") => {
  const page = await renderAt(<ListPage resource="customer" quick={["status"]} />, address);
  await screen.findByRole("table");
  return page;
};

test("shows rows, the count and the sum of all, not of the page", async () => {
  serveCustomers([[row(1), row(2)]], 1204);
  await list();
  expect(screen.getByText("客户1")).toBeVisible();
  expect(await screen.findByText("共 1,204 条")).toBeVisible();
  expect(screen.getByTitle("123,456.78")).toHaveTextContent("12.35 万");
});

test("pages forward by the server's cursor and back by the way it came", async () => {
  const asked = serveCustomers([[row(1)], [row(2)], [row(3)]]);
  const { user } = await list();
  await user.click(await screen.findByRole("button", { name: "下一页" }));
  expect(await screen.findByText("客户2")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "下一页" }));
  expect(await screen.findByText("客户3")).toBeVisible();
  expect(screen.getByRole("button", { name: "下一页" })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "上一页" }));
  expect(await screen.findByText("客户2")).toBeVisible();
  expect(screen.getByText("第 2 页")).toBeVisible();
  expect(asked.query.map((one) => one.cursor)).toEqual([null, "p2", "p3"]);
});

test("another order begins at the first page and is written into the address", async () => {
  const asked = serveCustomers([[row(1)], [row(2)]]);
  const { user, here } = await list();
  await user.click(await screen.findByRole("button", { name: "下一页" }));
  await screen.findByText("客户2");
  await user.click(screen.getByRole("button", { name: /^金额/ }));
  await waitFor(() => expect(here().get("sort")).toBe("amount"));
  await waitFor(() =>
    expect(asked.query.at(-1)).toMatchObject({ cursor: null, sort: [{ field: "amount", desc: false }] }),
  );
  expect(await screen.findByText("第 1 页")).toBeVisible();
});

test("the address is the truth: scope and condition come from it", async () => {
  const asked = serveCustomers([[row(1)]]);
  const filter = { combinator: "and", rules: [{ field: "city", operator: "=", value: "苏州" }] };
  await list(`/customers?scope=mine&filter=${encodeURIComponent(JSON.stringify(filter))}`);
  expect(asked.query[0]).toMatchObject({ scope: "mine", filter });
  expect(asked.count[0]).toMatchObject({ scope: "mine", filter });
});

test("a chip filters, and off again clears", async () => {
  const asked = serveCustomers([[row(1)]]);
  const { user, here } = await list();
  const chip = screen.getByRole("button", { name: "流失" });
  await user.click(chip);
  await waitFor(() =>
    expect(asked.query.at(-1)?.filter).toEqual({
      combinator: "and",
      rules: [{ field: "status", operator: "in", value: ["lost"] }],
    }),
  );
  await user.click(screen.getByRole("button", { name: "流失" }));
  await waitFor(() => expect(here().get("filter")).toBeNull());
});

test("filtered to nothing offers the way back", async () => {
  serveCustomers([[]], 0);
  await renderAt(<ListPage resource="customer" />, "/customers?q=zzz");
  expect(await screen.findByText("没有符合条件的客户")).toBeVisible();
  expect(screen.getByRole("button", { name: "清除条件" })).toBeVisible();
});

test("a failure stays in place with its number, and trying again heals it", async () => {
  serveCustomers([[row(1)]]);
  let down = true;
  server.use(
    http.post("*/api/resources/customer/query", () =>
      down
        ? HttpResponse.json(
            { code: "internal", message: "服务器内部错误", params: { id: "ab12cd34" } },
            { status: 500 },
          )
        : undefined,
    ),
  );
  const { user } = await renderAt(<ListPage resource="customer" />, "/customers");
  expect(await screen.findByText("服务器内部错误")).toBeVisible();
  expect(screen.getByText("编号 ab12cd34")).toBeVisible();
  down = false;
  await user.click(screen.getByRole("button", { name: "重试" }));
  expect(await screen.findByText("客户1")).toBeVisible();
});

test("a refused inline edit shows both values, and overwriting sends the new version", async () => {
  serveCustomers([[row(1, { city: "苏州" })]]);
  const sent: unknown[] = [];
  server.use(
    http.patch("*/api/resources/customer/1", async ({ request }) => {
      const body = (await request.json()) as { version: number; values: { city: string } };
      sent.push(body);
      return body.version === 4
        ? HttpResponse.json({ ...row(1, body.values), version: 5, title: "客户1" })
        : HttpResponse.json(
            {
              code: "version_conflict",
              message: "刚被修改",
              params: { yours: body.values, theirs: { city: "杭州" }, current_version: 4 },
            },
            { status: 409 },
          );
    }),
  );
  const { user } = await list();
  await user.click(screen.getByRole("button", { name: "编辑城市" }));
  const input = await screen.findByRole("textbox", { name: "城市" });
  await user.clear(input);
  await user.type(input, "上海{Enter}");
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(within(dialog).getByText("上海")).toBeVisible());
  expect(within(dialog).getByText("杭州")).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "用我的值覆盖" }));
  await waitFor(() => expect(sent.at(-1)).toEqual({ version: 4, values: { city: "上海" } }));
  expect(sent).toHaveLength(2);
});

test("bulk work tells which rows were not done and why, and retries only those", async () => {
  serveCustomers([[row(1), row(2), row(3)]]);
  const sent: { ids?: number[]; action: string }[] = [];
  server.use(
    http.post("*/api/resources/customer/bulk", async ({ request }) => {
      const body = (await request.json()) as { ids: number[]; action: string };
      sent.push(body);
      return HttpResponse.json(
        sent.length === 1
          ? { done: 1, failed: [{ id: 2, title: "客户2", code: "in_use", message: "还有在途商机" }], undo_token: null }
          : { done: 1, failed: [], undo_token: null },
      );
    }),
  );
  const { user } = await list();
  await user.click(screen.getByRole("checkbox", { name: "选中 客户1" }));
  await user.click(screen.getByRole("checkbox", { name: "选中 客户2" }));
  expect(screen.getByText("已选 2 条")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "批量删除" }));
  const confirm = await screen.findByRole("dialog");
  await user.click(within(confirm).getByRole("button", { name: "批量删除" }));
  await waitFor(() => expect(screen.getByText("还有在途商机")).toBeVisible()); // a dialog stands before it shows
  expect(screen.getByText("1 条没有处理")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "只重试失败的 1 条" }));
  await waitFor(() =>
    expect(sent).toEqual([
      { action: "delete", ids: [1, 2] },
      { action: "delete", ids: [2] },
    ]),
  );
});

test("select all by filter sends the filter, not the ids of the page", async () => {
  serveCustomers([[row(1), row(2)]], 1204);
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/resources/customer/bulk", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ done: 1204, failed: [], undo_token: null });
    }),
  );
  const { user } = await list("/customers?scope=mine");
  await user.click(screen.getByRole("checkbox", { name: "选中本页" }));
  await user.click(await screen.findByRole("button", { name: "选中全部 1,204 条" }));
  expect(screen.getByText("已选中符合条件的全部 1,204 条")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "批量删除" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "批量删除" }));
  await waitFor(() => expect(sent).toEqual([{ action: "delete", scope: "mine", filter: null, q: "" }]));
});

test("choosing the value that was there closes the cell and saves nothing; another one saves once", async () => {
  serveCustomers([[row(1)]]);
  const sent: unknown[] = [];
  server.use(
    http.patch("*/api/resources/customer/1", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...row(1, { status: "lost" }), version: 2, title: "客户1" });
    }),
  );
  const { user } = await list();
  const option = async (text: string) => {
    await user.click(screen.getByRole("button", { name: "编辑客户状态" }));
    await screen.findByRole("combobox", { name: "客户状态" });
    const found = await waitFor(() => {
      const shown = [...document.querySelectorAll<HTMLElement>(".ant-select-item-option")].find(
        (one) => one.textContent === text,
      );
      if (!shown) throw new Error(`no option ${text}`);
      return shown;
    });
    await user.click(found);
  };
  await option("新增");
  await waitFor(() => expect(screen.queryByRole("combobox", { name: "客户状态" })).toBeNull());
  expect(sent).toEqual([]);
  await option("流失");
  await waitFor(() => expect(sent).toEqual([{ version: 1, values: { status: "lost" } }]));
});

test("ticked rows are exported by id with the columns shown", async () => {
  serveCustomers([[row(1), row(2), row(3)]]);
  const bodies: unknown[] = [];
  server.use(
    http.post("*/api/resources/customer/export", async ({ request }) => {
      bodies.push(await request.json());
      return HttpResponse.json({ job: 1 });
    }),
  );
  const { user } = await list();
  await user.click(screen.getByRole("checkbox", { name: "选中 客户2" }));
  await user.click(screen.getByRole("button", { name: "导出所选" }));
  await user.click(await screen.findByText("导出 CSV"));
  await waitFor(() => expect(bodies).toHaveLength(1));
  expect(bodies[0]).toMatchObject({ ids: [2], columns: ["name", "status", "amount", "city"], format: "csv" });
});

test("all that the filter finds go to another owner, and back", async () => {
  serveCustomers([[row(1), row(2)]], 2345);
  const bodies: Record<string, unknown>[] = [];
  const record =
    (answer: object) =>
    async ({ request }: { request: Request }) => {
      bodies.push((await request.json()) as Record<string, unknown>);
      return HttpResponse.json(answer);
    };
  server.use(
    http.get("*/api/me", () => HttpResponse.json({ permissions: { "customer.assign": "all" } })),
    http.get("*/api/resources/member/lookup", () => HttpResponse.json({ items: [{ id: 7, label: "小王" }] })),
    http.post("*/api/customers/assign", record({ done: 2345, deals: 12, failed: [], undo_token: "t" })),
    http.post("*/api/customers/assign/undo", record({ done: 2345, deals: 12, failed: [], undo_token: null })),
  );
  const { user } = await renderAt(<Customers />, "/customers?scope=mine");
  await screen.findByRole("table");
  await user.click(screen.getByRole("checkbox", { name: "选中 客户1" }));
  await user.click(await screen.findByRole("button", { name: /选中全部 2,345/ }));
  await user.click(await screen.findByRole("button", { name: /转移/ }));
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(within(dialog).getByText("转移 2,345 个客户")).toBeVisible());
  await user.click(within(dialog).getByRole("combobox", { name: "新的负责人" }));
  await user.click(await screen.findByText("小王"));
  await user.click(within(dialog).getByRole("button", { name: /转\s*移/ }));
  await waitFor(() => expect(screen.getByText(/已转移 2345 个客户、12 个商机/)).toBeVisible());
  expect(bodies[0]).toMatchObject({ scope: "mine", owner_id: 7, with_deals: true });
  expect(bodies[0]).not.toHaveProperty("ids");
  await user.click(screen.getByRole("button", { name: /撤\s*销/ }));
  await waitFor(() => expect(bodies[1]).toEqual({ token: "t" }));
});
