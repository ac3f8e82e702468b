import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { SignInPage } from "@/desktop/SignInPage";
import { renderAt } from "@/test/render";
import { server } from "@/test/server";

const health = (body: object, status = 200) =>
  server.use(http.get("*/api/health", () => HttpResponse.json(body, { status })));

test("a locked account is told for how long", async () => {
  health({ status: "ok" });
  server.use(
    http.post("*/api/sign-in", () =>
      HttpResponse.json({ code: "locked_out", message: "locked", params: { minutes: 15 } }, { status: 429 }),
    ),
  );
  const { user } = await renderAt(<SignInPage expired={false} />);
  await user.type(await screen.findByLabelText("用户名"), "rep");
  await user.type(screen.getByLabelText("密码"), "nope{Enter}");
  expect(await screen.findByText("尝试次数过多，账号已锁定，请在 15 分钟后再试")).toBeVisible();
});

test("the demo company offers its people, also while the worker is down", async () => {
  health(
    {
      status: "down",
      demo: true,
      logins: [{ username: "rep", password: "secret", role: "销售代表", role_en: "Sales rep", name: "小李" }],
    },
    503,
  );
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/sign-in", async ({ request }) => {
      sent.push([await request.json(), request.headers.get("X-Requested-With")]);
      return HttpResponse.json({ user: { id: 1 } });
    }),
  );
  const { user } = await renderAt(<SignInPage expired={false} />);
  await user.click(await screen.findByRole("button", { name: "销售代表" }));
  await waitFor(() => expect(sent).toEqual([[{ username: "rep", password: "secret" }, "yingdan"]]));
});

test("no demo, no log-ins; nothing typed, nothing sent", async () => {
  health({ status: "ok", demo: false, logins: [] });
  const { user } = await renderAt(<SignInPage expired />);
  expect(await screen.findByText("登录已过期，请重新登录。您刚才的页面会原样打开")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "登录" }));
  expect(await screen.findByText("请输入用户名")).toBeVisible();
  expect(screen.queryByText("演示公司：点一个身份直接登录")).toBeNull();
});
