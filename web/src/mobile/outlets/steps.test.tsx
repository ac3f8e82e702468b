import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import type { CompetitorAnswer, DisplayAnswer, OrderAnswer, StepProduct, StockAnswer } from "@/domain/outlet";
import { CompetitorStep } from "@/mobile/outlets/CompetitorStep";
import { DisplayStep } from "@/mobile/outlets/DisplayStep";
import { OrderStep } from "@/mobile/outlets/OrderStep";
import { StockStep } from "@/mobile/outlets/StockStep";
import { renderAt } from "@/test/render";

const PRODUCTS: StepProduct[] = [
  {
    id: 1,
    code: "A1",
    name: "矿泉水",
    unit: "箱",
    list_price: "20.00",
    floor_price: "18.00",
    last_stock: 6,
    suggested: 5,
  },
  { id: 2, code: "A2", name: "绿茶", unit: "箱", list_price: "30.00", last_stock: 2, suggested: null },
  { id: 3, code: "B1", name: "果汁", unit: "瓶", list_price: null },
];
const STEP = { key: "s", required: true };

/** Holds the answer as the visit page does. */
function held<Answer>(Step: (props: never) => React.ReactNode, seen: { answer: Answer | null }) {
  const Held = Step as (props: {
    step: typeof STEP;
    answer: Answer | null;
    products: StepProduct[];
    onChange: (next: Answer) => void;
    takePhoto?: () => Promise<string | null>;
  }) => React.ReactNode;
  return function Holder() {
    const [answer, setAnswer] = useState<Answer | null>(null);
    seen.answer = answer;
    return (
      <Held step={STEP} answer={answer} products={PRODUCTS} onChange={setAnswer} takePhoto={async () => "photo-uuid"} />
    );
  };
}

test("stock: count one, the others are zero with one tap, and a product is found by name", async () => {
  const seen: { answer: StockAnswer | null } = { answer: null };
  const Holder = held<StockAnswer>(StockStep, seen);
  const { user } = await renderAt(<Holder />);
  expect(await screen.findByText("上次库存 6 箱")).toBeTruthy();
  await user.type(screen.getByLabelText("矿泉水 库存"), "4");
  await user.click(screen.getByRole("button", { name: "其余 1 个记为 0" }));
  await user.type(screen.getByLabelText("搜索产品名称或编码"), "果");
  await user.click(screen.getByRole("button", { name: /果汁/ }));
  await user.click(screen.getByRole("button", { name: "增加 果汁 库存" }));
  expect(seen.answer?.lines.map((one) => [one.product_id, one.stock])).toEqual([
    [1, 4],
    [2, 0],
    [3, 1],
  ]);
  expect(screen.getByText("已盘 3 / 3")).toBeTruthy();
});

test("stock: more than there can be asks why", async () => {
  const seen: { answer: StockAnswer | null } = { answer: null };
  const Holder = held<StockAnswer>(StockStep, seen);
  const { user } = await renderAt(<Holder />);
  await user.click(await screen.findByRole("button", { name: /矿泉水 上次库存/ }));
  await user.type(screen.getByLabelText("矿泉水 库存"), "20");
  await user.type(screen.getByLabelText("矿泉水 进货"), "3");
  await user.type(screen.getByLabelText(/请说明原因/), "调拨");
  expect(seen.answer?.lines[0]).toMatchObject({ stock: 20, received: 3, explanation: "调拨" });
});

test("order: as suggested, the running total and the floor", async () => {
  const seen: { answer: OrderAnswer | null } = { answer: null };
  const Holder = held<OrderAnswer>(OrderStep, seen);
  const { user } = await renderAt(<Holder />);
  await user.click(await screen.findByRole("button", { name: "按建议订货" }));
  expect(screen.getByText("1 个产品 · 5 件")).toBeTruthy();
  expect(screen.getAllByText("¥100").length).toBe(2);
  const price = screen.getByLabelText("矿泉水 单价");
  await user.clear(price);
  await user.type(price, "17.5");
  expect(screen.getByRole("alert").textContent).toBe("低于最低限价 ¥18.00");
  expect(seen.answer?.lines).toEqual([{ product_id: 1, quantity: 5, price: 1750 }]);
});

test("competitors: rows with a price in fen and a photo", async () => {
  const seen: { answer: CompetitorAnswer | null } = { answer: null };
  const Holder = held<CompetitorAnswer>(CompetitorStep, seen);
  const { user } = await renderAt(<Holder />);
  await user.click(await screen.findByRole("button", { name: "添加竞品" }));
  await user.type(screen.getByLabelText("竞争对手"), "某牌");
  await user.type(screen.getByLabelText("竞品 1 单价"), "3.5");
  await user.click(screen.getByRole("button", { name: "拍照（0）" }));
  expect(await screen.findByRole("button", { name: "拍照（1）" })).toBeTruthy();
  expect(seen.answer?.rows[0]).toMatchObject({ competitor: "某牌", price: 350, photos: ["photo-uuid"] });
});

test("display: faces and where it stands", async () => {
  const seen: { answer: DisplayAnswer | null } = { answer: null };
  const Holder = held<DisplayAnswer>(DisplayStep, seen);
  const { user } = await renderAt(<Holder />);
  await user.click(await screen.findByRole("button", { name: "陈列符合要求" }));
  await user.type(screen.getByLabelText("绿茶 排面数"), "3");
  await user.click(screen.getByRole("button", { name: "端架" }));
  expect(seen.answer).toEqual({ faces: [{ product_id: 2, faces: 3, position: "end" }], ok: true, note: "" });
});
