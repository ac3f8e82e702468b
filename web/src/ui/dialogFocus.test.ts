import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { keepDialogFocus } from "@/ui/dialogFocus";

const rects = [{}] as unknown as DOMRectList;
beforeAll(() => {
  keepDialogFocus();
  HTMLElement.prototype.getClientRects = () => rects; // the test's DOM has no layout
});
afterEach(() => {
  document.body.replaceChildren();
});

function page(): HTMLButtonElement {
  document.body.innerHTML = "<main><button type='button'>New</button></main>";
  const button = document.querySelector("button") as HTMLButtonElement;
  button.focus();
  return button;
}
function dialog(fields: string): HTMLElement {
  const place = document.createElement("div");
  place.innerHTML = `<div class="ant-modal"><button class="ant-modal-close">x</button><div class="ant-modal-body">${fields}</div></div>`;
  document.body.append(place);
  place.querySelector<HTMLElement>(".ant-modal-close")?.focus();
  return place;
}

test("the first field has the focus, and the opener gets it back", async () => {
  const opener = page();
  const place = dialog("<input type='radio'><input aria-label='amount'><textarea></textarea>");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("amount");
  place.replaceChildren();
  place.remove();
  await vi.waitFor(() => expect(document.activeElement).toBe(opener));
});

test("a form that loads later gets it, unless somebody has gone elsewhere", async () => {
  page();
  const place = dialog("");
  const body = place.querySelector(".ant-modal-body") as HTMLElement;
  body.innerHTML = "<input aria-label='late'>";
  await vi.waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("late"));
});

test("back to the close button is where one wanted to go", () => {
  page();
  const place = dialog("<input aria-label='amount'>");
  place.querySelector<HTMLElement>(".ant-modal-close")?.focus();
  expect(document.activeElement?.className).toBe("ant-modal-close");
});
