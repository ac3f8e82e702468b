import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { forgetBuild } from "@/api/build";
import { api } from "@/api/client";
import { renderAt } from "@/test/render";
import { server } from "@/test/server";
import { lazyPart } from "@/ui/state/lazyPart";
import { NewBuildBar } from "@/ui/state/NewBuildBar";

const NEWS = "新版本已就绪";
const serve = (build: string) =>
  server.use(http.get("/api/health", () => HttpResponse.json({}, { headers: { "X-Yingdan-Build": build } })));
beforeEach(forgetBuild);

test("the same build says nothing, another one offers a reload and does not reload by itself", async () => {
  const reload = vi.fn();
  serve("a");
  const { user } = await renderAt(<NewBuildBar reload={reload} />);
  await api.get("/health");
  await api.get("/health");
  expect(screen.queryByText(NEWS)).toBeNull();
  serve("b");
  await api.get("/health");
  expect(await screen.findByText(NEWS)).toBeVisible();
  expect(reload).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "刷新" }));
  expect(reload).toHaveBeenCalledOnce();
});

test("something typed is never lost without a question", async () => {
  const reload = vi.fn();
  const { user } = await renderAt(
    <>
      <NewBuildBar reload={reload} />
      <textarea aria-label="跟进" />
    </>,
  );
  serve("a");
  await api.get("/health");
  await user.type(screen.getByLabelText("跟进"), "谈了价格");
  serve("b");
  await api.get("/health");
  await user.click(await screen.findByRole("button", { name: "刷新" }));
  expect(reload).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "先不刷新" }));
  expect(screen.getByLabelText("跟进")).toHaveValue("谈了价格");
  await user.clear(screen.getByLabelText("跟进"));
  await user.click(screen.getByRole("button", { name: "刷新" }));
  expect(reload).toHaveBeenCalledOnce();
});

test("a part that is gone says so in its place; what was typed beside it stays", async () => {
  const Part = lazyPart(() =>
    Promise.reject(new TypeError("Failed to fetch dynamically imported module: /assets/Old-1.js")),
  );
  await renderAt(
    <>
      <NewBuildBar />
      <textarea aria-label="跟进" defaultValue="谈了价格" />
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    </>,
  );
  expect(await screen.findByText("这部分已有新版本，刷新后可用")).toBeVisible();
  expect(screen.getByText(NEWS)).toBeVisible();
  expect(screen.getByLabelText("跟进")).toHaveValue("谈了价格");
});
