import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import type { CellEdit, GridRow } from "@/domain/tree-grid";
import { renderAt } from "@/test/render";
import { TreeGrid, type TreeGridProps } from "@/ui/grid/TreeGrid";

const START: GridRow[] = [
  { id: "team", parent: null, name: "上海团队", cells: [30000, 30000], readOnly: true },
  { id: "li", parent: "team", name: "小李", cells: [10000, 10000] },
  { id: "wang", parent: "team", name: "小王", cells: [20000, 20000], locked: [true, false] },
];

type More = Partial<TreeGridProps<GridRow>>;

function Editor({ onEdit, ...more }: { onEdit: (edits: CellEdit[]) => void } & More) {
  const [rows, setRows] = useState(START);
  const apply = (edits: CellEdit[]) => {
    onEdit(edits);
    setRows((known) =>
      known.map((row) => ({
        ...row,
        cells: row.cells.map((cell, at) => edits.find((one) => one.row === row.id && one.column === at)?.value ?? cell),
      })),
    );
  };
  return (
    <TreeGrid
      label="目标"
      rows={rows}
      columns={[
        { key: "1", label: "1月", opens: true },
        { key: "2", label: "2月" },
      ]}
      onEdit={apply}
      {...more}
    />
  );
}

async function grid(more: More = {}) {
  const onEdit = vi.fn<(edits: CellEdit[]) => void>();
  const page = await renderAt(<Editor {...more} onEdit={onEdit} />);
  const tree = await screen.findByRole("treegrid", { name: "目标" });
  tree.focus();
  return { ...page, tree, onEdit };
}
const paste = (tree: HTMLElement, text: string) => fireEvent.paste(tree, { clipboardData: { getData: () => text } });

test("typing a number into a cell and Enter commits it and goes down", async () => {
  const { user, onEdit } = await grid();
  await user.keyboard("{ArrowDown}{ArrowRight}250.5{Enter}");
  expect(onEdit).toHaveBeenCalledExactlyOnceWith([{ row: "li", column: 0, value: 25050, previous: 10000 }]);
  expect(screen.getByText("250.50")).toBeVisible();
});

test("Esc leaves the cell as it was", async () => {
  const { user, onEdit } = await grid();
  await user.keyboard("{ArrowDown}{ArrowRight}{F2}999{Escape}");
  expect(onEdit).not.toHaveBeenCalled();
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("what is no amount is refused where it stands", async () => {
  const { user, onEdit } = await grid();
  await user.keyboard("{ArrowDown}{ArrowRight}1-2{Enter}");
  expect(onEdit).not.toHaveBeenCalled();
  expect(screen.getByText("“1-2”不是金额")).toBeVisible();
  expect(screen.getByRole("textbox")).toHaveValue("1-2");
});

test("totals and locked cells say why they cannot be typed into", async () => {
  const { user } = await grid();
  await user.keyboard("{ArrowRight}5");
  expect(screen.getByText("这一格是汇总，不能直接填")).toBeVisible();
  await user.keyboard("{ArrowDown}{ArrowDown}5");
  expect(screen.getByText("这一格已锁定")).toBeVisible();
});

test("a table from Excel lands in the free cells, and Ctrl-Z takes it back", async () => {
  const { user, tree, onEdit } = await grid();
  await user.keyboard("{ArrowDown}{ArrowRight}");
  paste(tree, "1.5万\t2\r\n3\t4\r\n");
  expect(onEdit).toHaveBeenCalledExactlyOnceWith([
    { row: "li", column: 0, value: 1500000, previous: 10000 },
    { row: "li", column: 1, value: 200, previous: 10000 },
    { row: "wang", column: 1, value: 400, previous: 20000 },
  ]);
  expect(screen.getByText("已改 3 格；1 格未改：小王 1月已锁定")).toBeVisible();
  await user.keyboard("{Control>}z{/Control}");
  expect(onEdit).toHaveBeenCalledTimes(2);
  expect(screen.getAllByText("100")).toHaveLength(2);
});

test("a range shows its sum", async () => {
  const { user } = await grid();
  await user.keyboard("{ArrowDown}{ArrowRight}{Shift>}{ArrowRight}{ArrowDown}{/Shift}");
  expect(screen.getByText("已选 4 格 · 合计 600 · 平均 150")).toBeVisible();
});

test("left closes a branch and right opens it", async () => {
  const { user } = await grid();
  expect(screen.getByText("小李")).toBeVisible();
  await user.keyboard("{ArrowLeft}");
  expect(screen.queryByText("小李")).toBeNull();
  await user.keyboard("{ArrowRight}");
  expect(screen.getByText("小李")).toBeVisible();
});

test("a formula and a percentage are worked out where they are typed", async () => {
  const { user, onEdit } = await grid();
  await user.keyboard("{ArrowDown}{ArrowRight}=1000/8");
  expect(screen.getByText("= 125")).toBeVisible();
  await user.keyboard("{Enter}{ArrowUp}+10%{Enter}");
  expect(onEdit.mock.calls.map(([[edit]]) => edit?.value)).toEqual([12500, 13750]);
});

test("Delete empties the range but not what is locked, and says so", async () => {
  const { user, onEdit } = await grid();
  await user.keyboard("{ArrowDown}{ArrowRight}{Shift>}{ArrowDown}{/Shift}{Delete}");
  expect(onEdit).toHaveBeenCalledExactlyOnceWith([{ row: "li", column: 0, value: 0, previous: 10000 }]);
  expect(screen.getByText("已改 1 格；1 格未改：小王 1月已锁定")).toBeVisible();
});

test("Ctrl-D fills down, Ctrl-Y brings back what Ctrl-Z took", async () => {
  const { user, onEdit } = await grid();
  await user.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{/Shift}{Control>}d{/Control}");
  expect(onEdit).toHaveBeenLastCalledWith([{ row: "wang", column: 1, value: 10000, previous: 20000 }]);
  await user.keyboard("{Control>}z{/Control}{Control>}y{/Control}");
  expect(onEdit.mock.calls.map(([[edit]]) => edit?.value)).toEqual([10000, 20000, 10000]);
});

test("L locks what is selected; a head opens its period, as Alt with an arrow does", async () => {
  const onLock = vi.fn<NonNullable<More["onLock"]>>();
  const onZoom = vi.fn<(key: string | null) => void>();
  const { user } = await grid({ onLock, onZoom });
  await user.keyboard("{ArrowDown}{ArrowRight}{Shift>}{ArrowDown}{/Shift}l");
  const [chosen] = onLock.mock.calls[0] ?? [];
  expect(chosen?.rows.map((row) => row.id)).toEqual(["li", "wang"]);
  expect(chosen?.columns.map((column) => column.key)).toEqual(["1"]);
  await user.click(screen.getByRole("button", { name: "1月" }));
  screen.getByRole("treegrid").focus();
  await user.keyboard("{Alt>}{ArrowUp}{ArrowDown}{/Alt}");
  expect(onZoom.mock.calls).toEqual([["1"], [null], ["1"]]);
});

test("sums follow while an amount is typed, before anything is stored", async () => {
  const foresee = (edits: CellEdit[]) => new Map([["team", [(edits[0]?.value ?? 0) + 20000, 30000]]]);
  const { user, onEdit } = await grid({ foresee });
  await user.keyboard("{ArrowDown}{ArrowRight}500");
  expect(screen.getByText("700")).toBeVisible();
  expect(onEdit).not.toHaveBeenCalled();
});

test("a refused cell is red and says why", async () => {
  const marks = new Map([["li|1", { tone: "risk" as const, text: "已锁定：小李 1月" }]]);
  await grid({ marks, goTo: { row: "li", column: "1" } });
  expect(screen.getByText("已锁定：小李 1月")).toBeVisible();
  expect(screen.getAllByRole("gridcell").filter((cell) => cell.getAttribute("aria-invalid") === "true")).toHaveLength(
    1,
  );
});

test("of many rows and columns only those in sight are in the page", async () => {
  const columns = Array.from({ length: 53 }, (_, at) => ({ key: String(at), label: `第 ${at} 周` }));
  const rows: GridRow[] = Array.from({ length: 600 }, (_, at) => ({
    id: String(at),
    parent: null,
    name: `成员 ${at}`,
    cells: columns.map(() => at),
  }));
  await grid({ rows, columns });
  expect(screen.getAllByRole("gridcell").length).toBeLessThan(600);
  expect(screen.getByRole("treegrid")).toHaveAttribute("aria-rowcount", "601");
  expect(screen.getByRole("treegrid")).toHaveAttribute("aria-colcount", "54");
});
