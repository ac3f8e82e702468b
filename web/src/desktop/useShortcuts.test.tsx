import { fireEvent, render } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { listenToKeys, useShortcuts } from "@/desktop/useShortcuts";

function Shell({ onPalette }: { onPalette: () => void }) {
  useShortcuts({ onPalette, onHelp: () => undefined, onCreate: () => undefined });
  return <input />;
}
listenToKeys();
const press = () => fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });

test("a press while the page still loads opens the palette once it is there, and only once", () => {
  const opened = vi.fn();
  expect(press()).toBe(false); // the browser does not get it either
  const first = render(<Shell onPalette={opened} />);
  expect(opened).toHaveBeenCalledTimes(1);
  first.unmount();
  render(<Shell onPalette={opened} />).unmount();
  expect(opened).toHaveBeenCalledTimes(1);
});

test("a press long ago is forgotten", () => {
  const opened = vi.fn();
  const now = vi.spyOn(performance, "now").mockReturnValue(1_000);
  press();
  now.mockReturnValue(60_000);
  render(<Shell onPalette={opened} />).unmount();
  expect(opened).not.toHaveBeenCalled();
  now.mockRestore();
});

test("works while somebody types, other keys do not", () => {
  const opened = vi.fn();
  const { getByRole, unmount } = render(<Shell onPalette={opened} />);
  fireEvent.keyDown(getByRole("textbox"), { key: "/" });
  expect(opened).not.toHaveBeenCalled();
  fireEvent.keyDown(getByRole("textbox"), { key: "k", metaKey: true });
  expect(opened).toHaveBeenCalledTimes(1);
  unmount();
});
