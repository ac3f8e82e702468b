"""A workbook that comes back meets what others did meanwhile, locks, and whose part of the tree it is."""

from datetime import date

from yingdan.conftest import actor_for
from yingdan.targets.models import Cell
from yingdan.targets.rules.sheet import Held
from yingdan.targets.rules.tree import Node
from yingdan.targets.services import grid, history, store, workbook
from yingdan.targets.tests.workbooks import cells, edited, load, set_cell, span, table


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
