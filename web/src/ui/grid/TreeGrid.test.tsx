import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import type { CellEdit, GridRow } from "@/domain/tree-grid";
import { renderAt } from "@/test/render";
import { TreeGrid } from "@/ui/grid/TreeGrid";

const START: GridRow[] = [
  { id: "team", parent: null, name: "上海团队", cells: [30000, 30000], readOnly: true },
  { id: "li", parent: "team", name: "小李", cells: [10000, 10000] },
  { id: "wang", parent: "team", name: "小王", cells: [20000, 20000], locked: [true, false] },
];

function Editor({ onEdit }: { onEdit: (edits: CellEdit[]) => void }) {
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
        { key: "1", label: "1月" },
        { key: "2", label: "2月" },
      ]}
      onEdit={apply}
    />
  );
}

async function grid() {
  const onEdit = vi.fn<(edits: CellEdit[]) => void>();
  const page = await renderAt(<Editor onEdit={onEdit} />);
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
  expect(screen.getByText("已粘贴 3 格，1 格跳过（锁定、汇总或不是金额）")).toBeVisible();
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
