"""The Excel workbook of a target: the round trip gives the same plan, changes come in exactly, bad rows say why."""

import random
from typing import get_args

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.kernel import units
from yingdan.platform.models import Event
from yingdan.targets.models import Cell
from yingdan.targets.rules import headings
from yingdan.targets.rules.period import Kind
from yingdan.targets.rules.sheet import Change, Held
from yingdan.targets.rules.tree import Node
from yingdan.targets.services import grid, store, workbook, workbook_in
from yingdan.targets.tests.workbooks import cells, divided, file_of, load, multipart, span, table

ZOOMS: tuple[Kind, ...] = get_args(Kind)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_plan_out_and_in_again_changes_nothing(cast, draft, seed):
    chance = random.Random(seed)
    if seed % 2:
        draft = divided(cast, draft)
    lines = sorted({leaf[:3] for leaf in store.amounts(draft)})
    for _ in range(6):
        line, key = chance.choice(lines), chance.choice(["2026-02", "2026W07", "2026-11-03", "2026Q3", "2026"])
        change = Change(Node(*line), span(key), chance.randrange(10**7))
        draft = grid.set_values(
            actor=actor_for(cast.liu), target_id=draft.id, version=draft.version, changes=[change], rule="parent"
        ).target
    locked = [Held(Node(*chance.choice(lines)), span(key)) for key in ("2026-05", "2026W30", "2026Q4")]
    draft = grid.set_locks(actor=actor_for(cast.liu), target_id=draft.id, keys=locked, locked=True)
    before = cells(draft)
    for zoom in ZOOMS:
        for locale in headings.LOCALES:
            content = workbook.export(actor_for(cast.liu, locale=locale), draft, zoom)
            for overwrite in (False, True):
                done = load(cast, draft, content, overwrite=overwrite)
                assert (done.moved, done.failed, done.unread, done.kept) == ([], [], [], 0)
    assert cells(draft) == before


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_typed_comes_in_exactly_and_nothing_else_moves(cast, draft, zoom, seed):
    chance = random.Random(seed)
    draft = divided(cast, draft) if seed else draft
    content = workbook.export(actor_for(cast.liu), draft, zoom)
    rows = table(content)
    first = 3 + seed
    people = [n for n, row in enumerate(rows) if ("-P" if seed else "-M") in row[0] and "-M" in row[0]]
    wanted = {}
    for _ in range(12):
        row, column = chance.choice(people), chance.randrange(first, len(rows[0]) - 1)
        wanted[row, column] = chance.randrange(10**7)
        rows[row][column] = wanted[row, column] / 100
    done = load(cast, draft, file_of(rows))
    assert done.failed == []
    after = table(workbook.export(actor_for(cast.liu), draft, zoom))
    for n in people:
        assert after[n][first:-1] == rows[n][first:-1]
    assert sum(row[-1] for row in after if row[0] == f"T{cast.company.id}") == pytest.approx(done.total / 100)
    assert sum(fen for fen in store.amounts(draft).values()) == done.total


def test_sums_in_the_sheet_are_what_people_carry(cast, draft):
    draft = divided(cast, draft)
    rows = table(workbook.export(actor_for(cast.liu), draft, "quarter"))
    assert rows[0][:4] == ["编号", "团队", "姓名", "产品"]
    assert rows[0][4:] == ["1季度", "2季度", "3季度", "4季度", "合计（元）"]
    people = [row for row in rows[1:] if "-M" in row[0]]
    company, product = rows[1], next(row for row in rows if row[0].startswith(f"T{cast.company.id}-P"))
    for n in range(4, 9):
        assert company[n] == pytest.approx(sum(row[n] for row in people if "-P" in row[0]))
        assert company[n] == pytest.approx(sum(row[n] for row in people if "-P" not in row[0]))
        assert product[n] == pytest.approx(sum(row[n] for row in people if row[3] == product[3]))
    assert company[-1] == draft.amount / 100


def test_a_preview_says_all_and_stores_nothing(cast, draft):
    client = client_for(cast.liu)
    content = client.get(f"/api/targets/{draft.id}/export?zoom=month").content
    rows = table(content)
    assert Event.objects.filter(verb="target.exported", object_id=draft.id).count() == 1
    people = [n for n, row in enumerate(rows) if "-M" in row[0]]
    rows[people[0]][3], rows[people[1]][4], rows[people[2]][0] = 12.34, "很多", "T1-M999999"
    sums = next(n for n, row in enumerate(rows) if row[0] == f"T{cast.other_team.id}")
    rows[people[0]][5], rows[people[0]][7], rows[sums][6] = "1.2万", "", 1
    rows[0].append("备注")
    before = cells(draft)
    path = f"/api/targets/{draft.id}/import"
    answer = client.generic("POST", path, *multipart(file_of(rows), preview="true")).json()
    assert cells(draft) == before
    assert [(one["row"], one["column"], one["code"]) for one in answer["failed"]] == [
        (people[1] + 1, "E（2月）", "target_row_value"), (sums + 1, "G（4月）", "target_row_sum"),
        (people[2] + 1, "", "target_row_unknown"),
    ]  # fmt: skip
    assert answer["unread"] == ["Sheet1: 备注（Q）"]
    changes = {(one["row"], one["period"]): one["after"] for one in answer["changes"]}
    assert changes == {(people[0] + 1, "2026-01"): 1234, (people[0] + 1, "2026-03"): 1_200_000}
    old = client.generic("POST", path, *multipart(file_of(rows), version=draft.version - 1))
    assert (old.status_code, old.json()["code"]) == (409, "target_changed_since")
    done = client.generic("POST", path, *multipart(file_of(rows), version=draft.version)).json()
    assert (done["changed"], done["target"]["total"]) == (2, answer["total"])
    assert Cell.objects.filter(target=draft, month=1, fen=1234).count() == 1
    undone = client.post(f"/api/targets/{draft.id}/undo", {"version": done["target"]["version"]})
    assert undone.status_code == 200
    assert cells(draft) == before


@pytest.mark.parametrize("content", [b"x", file_of([["a", "b"]]), file_of([["编号", "姓名", "13月"], ["T1-M1", "", 1]]),
                                     file_of([["编号", "1季度", "2026-02"], ["T1-M1", 1, 2]])])  # fmt: skip
def test_a_file_that_is_no_workbook_of_the_target_says_so(cast, draft, content):
    path = f"/api/targets/{draft.id}/import"
    answer = client_for(cast.liu).generic("POST", path, *multipart(content, preview="true"))
    assert answer.status_code == 422
    assert "file" in answer.json()["params"]["fields"]


def test_a_file_of_another_metric_is_refused(cast, draft):
    rows = table(workbook.export(actor_for(cast.liu), draft))
    about = [["文件标识", "yingdan:1:1:2026:visits"]]
    answer = client_for(cast.liu).generic(
        "POST", f"/api/targets/{draft.id}/import", *multipart(file_of(rows, about), preview="true")
    )
    assert answer.status_code == 422
    assert "拜访" in str(answer.json())


@pytest.mark.parametrize(
    ("value", "fen"),
    [(1.005, 100), (0.1 + 0.2, 30), ("1,234.5", 123_450), ("￥1.2万", 1_200_000), ("1亿", 10**10), ("", -1), (None, -1),
     (True, None), ("-3", None), (-3.0, None), ("x", None), ("NaN", None), (1e300, None), ("1e99", None), (3, 300)],
)  # fmt: skip
def test_amounts_of_a_sheet(value, fen):
    assert workbook_in.amount(units.of("fen"), value) == fen


def test_titles_moved_columns_and_several_sheets_are_read(cast, draft):
    rows = table(workbook.export(actor_for(cast.liu), draft))
    people = [row for row in rows if "-M" in str(row[0])]
    people[0][3], people[-1][3] = 1, 2
    turned = [["我的草稿"], []] + [[row[1], row[0], *row[2:]] for row in [rows[0], *people[:2]]]
    done = load(cast, draft, file_of(turned, [rows[0], people[-1]]))
    assert (done.failed, sorted(one.after for one in done.moved)) == ([], [100, 200])
