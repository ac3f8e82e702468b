import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import { row, spec } from "@/test/customers";
import { renderAt } from "@/test/render";
import { server } from "@/test/server";
import { RecordForm } from "@/ui/record/RecordForm";

const saveButton = () => screen.getByRole("button", { name: "保存" });

test("what is missing is said at its field and nothing is sent", async () => {
  const { user } = await renderAt(<RecordForm spec={spec} onDone={() => undefined} />);
  await user.click(await screen.findByRole("button", { name: "保存" }));
  expect(await screen.findByText("必填")).toBeVisible();
});

test("suspected duplicates are shown first; going on sends confirm", async () => {
  const sent: { confirm?: boolean; key: string | null }[] = [];
  server.use(
    http.post("*/api/resources/customer", async ({ request }) => {
      const body = (await request.json()) as { confirm?: boolean };
      sent.push({ ...body, key: request.headers.get("Idempotency-Key") });
      return body.confirm
        ? HttpResponse.json({ ...row(9), title: "新客户" }, { status: 201 })
        : HttpResponse.json(
            {
              code: "duplicate_suspected",
              message: "可能重复",
              params: {
                candidates: [
                  { id: 7, name: "苏州新客户公司", owner: "小王", reason: "similar_name" },
                  { id: null, name: "别处客户", owner: null, reason: "phone" },
                ],
              },
            },
            { status: 409 },
          );
    }),
  );
  const done = vi.fn();
  const { user } = await renderAt(<RecordForm spec={spec} onDone={done} />);
  await user.type(await screen.findByLabelText("客户名称"), "新客户");
  await user.click(saveButton());
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(within(dialog).getByText("苏州新客户公司")).toBeVisible());
  expect(within(dialog).getByText("名称相近 · 负责人 小王")).toBeVisible();
  expect(within(dialog).getByText("不在您的数据范围内")).toBeVisible();
  expect(done).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole("button", { name: "不是同一个，仍然新建" }));
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(sent.map((one) => one.confirm)).toEqual([undefined, true]);
  expect(sent[0]?.key).not.toBe(sent[1]?.key);
});

test("a repeated save after a lost answer carries the same key, so that nothing is made twice", async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post("*/api/resources/customer", ({ request }) => {
      keys.push(request.headers.get("Idempotency-Key"));
      return keys.length === 1
        ? HttpResponse.error()
        : HttpResponse.json({ ...row(9), title: "新客户" }, { status: 201 });
    }),
  );
  const done = vi.fn();
  const { user } = await renderAt(<RecordForm spec={spec} onDone={done} />);
  await user.type(await screen.findByLabelText("客户名称"), "新客户");
  await user.click(saveButton());
  expect(await screen.findByText("连不上服务器，请检查网络后重试")).toBeVisible();
  expect(screen.getByLabelText("客户名称")).toHaveValue("新客户");
  await user.click(saveButton());
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
});

test("the server's field errors stand at their fields", async () => {
  server.use(
    http.post("*/api/resources/customer", () =>
      HttpResponse.json(
        {
          code: "invalid",
          message: "请检查",
          params: { fields: { name: [{ code: "max_length", message: "最多 200 字" }] } },
        },
        { status: 422 },
      ),
    ),
  );
  const { user } = await renderAt(<RecordForm spec={spec} onDone={() => undefined} />);
  await user.type(await screen.findByLabelText("客户名称"), "x");
  await user.click(saveButton());
  expect(await screen.findByText("最多 200 字")).toBeVisible();
});

test("an edit sends only what changed, with the version that was seen", async () => {
  const sent: unknown[] = [];
  server.use(
    http.patch("*/api/resources/customer/1", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...row(1), version: 2, title: "客户1" });
    }),
  );
  const done = vi.fn();
  const { user } = await renderAt(<RecordForm spec={spec} row={{ ...row(1), title: "客户1" }} onDone={done} />);
  const city = await screen.findByLabelText("城市");
  await user.clear(city);
  await user.type(city, "杭州");
  await user.click(saveButton());
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(sent).toEqual([{ version: 1, values: { city: "杭州" } }]);
});
