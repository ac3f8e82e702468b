"""The Excel workbook of a target: the round trip gives the same plan, changes come in exactly, bad rows say why."""

import io
import random
from datetime import date
from typing import get_args

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from python_calamine import CalamineWorkbook

from yingdan.catalog.models import Product
from yingdan.conftest import actor_for, client_for
from yingdan.kernel import units
from yingdan.targets.models import Cell
from yingdan.targets.rules import headings
from yingdan.targets.rules.period import Kind, parse
from yingdan.targets.rules.sheet import Change, Held, Span
from yingdan.targets.rules.tree import Node, PartKey
from yingdan.targets.services import exchange, grid, history, parting, store, workbook, workbook_in
from yingdan.targets.services.parting import PartWish

ZOOMS: tuple[Kind, ...] = get_args(Kind)


def table(content, sheet=0):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()


def file_of(*tables):
    """A workbook of plain tables, as another program writes it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for rows in tables:
            sheet = book.add_worksheet()
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    return buffer.getvalue()


def cells(target):
    rows = Cell.objects.filter(target=target).order_by("team", "member", "part", "month")
    return list(rows.values_list("team_id", "member_id", "part_id", "month", "days"))


def span(key):
    one = parse(key)
    return Span(one.start, one.end)


def divided(cast, target):
    """Split by two products."""
    made = [Product.objects.create(name=name, code=name) for name in ("智能网关", "云平台")]
    wishes = [PartWish(PartKey(product=one.id), weight) for one, weight in zip(made, (3.0, 1.0), strict=True)]
    return parting.divide(actor=actor_for(cast.liu), target_id=target.id, version=target.version, wishes=wishes)


def load(cast, target, content, **more):
    more = {"version": target.version, **more}
    return exchange.load(actor=actor_for(more.pop("who", cast.liu)), target_id=target.id, content=content, **more)


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


def multipart(file, **more):
    sent = {"file": SimpleUploadedFile("plan.xlsx", file), **more}
    return encode_multipart(BOUNDARY, sent), MULTIPART_CONTENT


def test_a_preview_says_all_and_stores_nothing(cast, draft):
    client = client_for(cast.liu)
    content = client.get(f"/api/targets/{draft.id}/export?zoom=month").content
    rows = table(content)
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


def set_cell(cast, draft, who, member, key, value):
    change = Change(Node(member.team_id, member.id), span(key), value)
    return grid.set_values(
        actor=actor_for(who), target_id=draft.id, version=draft.version, changes=[change], rule="parent"
    ).target


def edited(draft, content, member, **values):
    """The file with other months of a person, keeping what it says of itself."""
    rows = table(content)
    line = next(row for row in rows if row[0].endswith(f"-M{member.id}"))
    for head, value in values.items():
        line[rows[0].index(head)] = value
    return file_of(rows, table(content, 1))


def test_what_others_changed_since_the_export_is_not_lost(cast, draft):
    content = workbook.export(actor_for(cast.liu), draft)
    draft = set_cell(cast, draft, cast.liu, cast.xiaoli, "2026-03", 777)
    mine = edited(draft, content, cast.xiaowang, **{"4月": 5})
    done = load(cast, draft, mine)
    assert (done.kept, done.kept_by, done.failed) == (1, [cast.liu.name], [])
    assert [one.period for one in done.moved] == ["2026-04"]
    found = store.amounts(done.target)
    assert found[cast.team.id, cast.xiaoli.id, 0, 3] == 777
    both = edited(draft, content, cast.xiaoli, **{"3月": 8.0})
    done = load(cast, done.target, both)
    assert [(one.column, one.code) for one in done.failed] == [("F（3月）", "target_row_clash")]
    assert cast.liu.name in done.failed[0].message
    assert "7.77" in done.failed[0].message
    done = load(cast, done.target, both, overwrite=True)
    assert (done.failed, done.kept) == ([], 0)
    assert store.amounts(done.target)[cast.team.id, cast.xiaoli.id, 0, 3] == 800


def test_who_goes_on_with_the_same_file_imports_it_again_and_again(cast, draft):
    content = workbook.export(actor_for(cast.liu), draft)
    before = cells(draft)
    first = edited(draft, content, cast.xiaoli, **{"3月": 1})
    draft = load(cast, draft, first).target
    second = edited(draft, first, cast.xiaoli, **{"3月": 2, "4月": 3})
    done = load(cast, draft, second)
    assert (done.failed, [one.after for one in done.moved]) == ([], [200, 300])
    for _ in range(2):
        draft = history.undo(actor=actor_for(cast.liu), target_id=draft.id, version=done.target.version).target
        done.target = draft
    assert cells(draft) == before
    done = load(cast, draft, second)
    assert (done.kept, done.failed, [one.after for one in done.moved]) == (0, [], [200, 300])


def test_locked_cells_stay_and_the_row_says_so(cast, draft):
    actor = actor_for(cast.liu)
    keys = [Held(Node(cast.team.id, cast.xiaoli.id), span("2026-05")), Held(Node(cast.other_team.id), span("2026Q1"))]
    draft = grid.set_locks(actor=actor, target_id=draft.id, keys=keys, locked=True)
    content = workbook.export(actor, draft)
    before = cells(draft)
    done = load(cast, draft, edited(draft, content, cast.xiaoli, **{"4月": 1, "5月": 1}))
    assert [(one.column, one.code) for one in done.failed] == [("H（5月）", "target_row_locked")]
    assert "小李 5月" in done.failed[0].message
    done = load(cast, draft, edited(draft, content, cast.xiaowang, **{"1月": 1}))
    assert [(one.column, one.code) for one in done.failed] == [("D（1月）", "target_row_locked")]
    assert cells(draft) == before
    amounts = store.amounts(draft)
    line = (cast.other_team.id, cast.xiaowang.id, 0)
    evened = (amounts[*line, 1] + amounts[*line, 2]) / 100
    done = load(cast, draft, edited(draft, content, cast.xiaowang, **{"1月": 0, "2月": evened}))
    assert (done.failed, len(done.moved)) == ([], 2)


def test_a_quarter_is_spread_around_a_locked_month(cast, draft):
    actor = actor_for(cast.liu)
    line = (cast.team.id, cast.xiaoli.id, 0)
    draft = grid.set_locks(actor=actor, target_id=draft.id, keys=[Held(Node(*line), span("2026-02"))], locked=True)
    before = store.amounts(draft)
    content = workbook.export(actor, draft, "quarter")
    done = load(cast, draft, edited(draft, content, cast.xiaoli, **{"1季度": before[*line, 2] / 100}))
    assert done.failed == []
    after = store.amounts(draft)
    assert [after[*line, month] for month in (1, 2, 3, 4)] == [0, before[*line, 2], 0, before[*line, 4]]
    done = load(cast, done.target, edited(draft, content, cast.xiaoli, **{"1季度": 0}))
    assert [one.code for one in done.failed] == ["target_row_no_room"]


def test_a_week_with_nothing_falls_on_its_workdays(cast, draft):
    actor = actor_for(cast.liu)
    draft = set_cell(cast, draft, cast.liu, cast.xiaoli, "2026", 0)
    content = workbook.export(actor, draft, "week", "2026Q2")
    head = next(one for one in table(content)[0] if one.startswith("第20周"))
    done = load(cast, draft, edited(draft, content, cast.xiaoli, **{head: 10}))
    assert done.failed == []
    row = Cell.objects.get(target=draft, member=cast.xiaoli, month=5)
    assert row.days[10:17] == [200, 200, 200, 200, 200, 0, 0]
    assert date(2026, 5, 11).weekday() == 0


def test_a_manager_of_a_part_evens_out_within_it(cast, draft):
    content = workbook.export(actor_for(cast.chen), draft)
    amounts = store.amounts(draft)
    line = (cast.team.id, cast.xiaoli.id, 0)
    more = edited(draft, content, cast.xiaoli, **{"1月": 9_999})
    done = load(cast, draft, more, who=cast.chen)
    codes = {one.code for one in done.failed}
    assert codes <= {"target_row_beyond", "target_row_forbidden"}
    assert codes
    evened = (amounts[*line, 1] + amounts[*line, 2]) / 100
    done = load(cast, draft, edited(draft, content, cast.xiaoli, **{"1月": 0, "2月": evened}), who=cast.chen)
    assert (done.failed, len(done.moved)) == ([], 2)


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
