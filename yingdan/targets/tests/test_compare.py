"""Two versions side by side, the edits that made them, and the market analysis behind them."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT
from python_calamine import CalamineWorkbook

from yingdan.conftest import actor_for, client_for
from yingdan.kernel.errors import Conflict, Invalid, NotFound
from yingdan.targets.errors import NotDraft
from yingdan.targets.models import Cell, Market
from yingdan.targets.selectors import background as backgrounds
from yingdan.targets.selectors import compare, edits
from yingdan.targets.services import background, grid, history, plans
from yingdan.targets.tests.test_plans import at, publish

ASK = compare.Ask(zoom="month")
CHANGED = compare.Ask(zoom="month", changed=True)
EMPTY: dict[str, Any] = {
    "size": None, "share": None, "trend": [], "competitors": [], "strengths": "", "weaknesses": "",
    "opportunities": "", "threats": "", "assumptions": "", "note": "",
}  # fmt: skip


@pytest.fixture
def versions(cast, draft):
    """The published one, and a draft after it in which 小李 gives 100,000 fen of May to 张主管."""
    old, liu = publish(cast, draft), actor_for(cast.liu)
    new = plans.revise(actor=liu, target_id=old.id)
    value = Cell.objects.get(target=new, member=cast.xiaoli, month=5).fen - 100_000
    grid.set_values(actor=liu, target_id=new.id, version=new.version, rule="siblings",
                    changes=[at(cast.team, cast.xiaoli, 5, value)])  # fmt: skip
    new.refresh_from_db()
    return old, new


def level(who, old, new, **ask):
    found = compare.read(actor_for(who), old, new, compare.Ask(zoom="month", **ask))
    return {one.name: one for one in found.rows}


def test_every_node_shows_old_and_new_and_sums_agree(cast, versions):
    old, new = versions
    rows = level(cast.liu, old, new, team=cast.team.id)
    assert rows["小李"].new[4] - rows["小李"].old[4] == -100_000
    assert rows["张主管"].new[4] - rows["张主管"].old[4] == 100_000
    assert [a + b for a, b in zip(rows["小李"].new, rows["张主管"].new, strict=True)] == rows["一组"].new
    top = level(cast.liu, old, new)
    assert list(top) == ["公司", "华东大区"]
    assert not any(one.changed for one in top.values())
    assert top["公司"].new == top["华东大区"].new
    assert sum(top["公司"].new) == 12_000_001


def test_only_what_changed_counts_people_below_and_lists_them_with_their_teams(cast, versions):
    old, new = versions
    found = compare.read(actor_for(cast.liu), old, new, compare.Ask("quarter", None, changed=True))
    assert [(one.name, one.moved) for one in found.rows if not one.member] == [("公司", 2), ("华东大区", 2)]
    people = [(one.name, one.team_name, one.new[1] - one.old[1]) for one in found.rows if one.member]
    assert people == [("小李", "一组", -100_000), ("张主管", "一组", 100_000)]
    year = compare.read(actor_for(cast.liu), old, new, compare.Ask("year", None, changed=True))
    assert {one.name for one in year.rows if one.member} == {"小李", "张主管"}
    assert compare.read(actor_for(cast.liu), old, old, CHANGED).rows == []
    assert level(cast.liu, old, new, team=cast.other_team.id, changed=True) == {}


@pytest.mark.parametrize("changed", [False, True])
def test_people_come_by_pages_without_gap_or_repetition(cast, versions, monkeypatch, changed):
    monkeypatch.setattr(compare, "PAGE", 1)
    old, new = versions
    after, seen = None, []
    for _ in range(3):
        ask = compare.Ask("month", cast.team.id, changed, after)
        found = compare.read(actor_for(cast.liu), old, new, ask)
        seen += [one.name for one in found.rows if one.member]
        assert (after is None) == any(not one.member for one in found.rows)
        after = found.next
        if after is None:
            break
    assert sorted(seen) == ["小李", "张主管"]


@pytest.mark.parametrize("changed", [False, True])
def test_comparing_asks_the_same_few_questions_whatever_is_below(
    cast, versions, django_assert_max_num_queries, changed
):
    liu = actor_for(cast.liu)
    for team in (None, cast.team.id):
        with django_assert_max_num_queries(5):
            compare.read(liu, versions[0], versions[1], compare.Ask("month", team, changed))


def test_comparing_keeps_to_what_one_may_see(cast, versions):
    old, new = versions
    assert list(level(cast.zhang, old, new)) == ["一组", "小李", "张主管"]
    with pytest.raises(NotFound):
        compare.read(actor_for(cast.xiaoli), old, old, ASK)
    other = plans.copy(actor=actor_for(cast.liu), target_id=old.id, name="另一个")
    other.metric = "visits"
    with pytest.raises(Invalid):
        compare.read(actor_for(cast.liu), old, other, ASK)


def test_comparing_and_its_excel_over_http(cast, versions):
    old, new = versions
    client = client_for(cast.liu)
    path = f"/api/targets/{new.id}/compare/{old.id}"
    found = client.get(f"{path}?changed=true").json()
    assert (found["old"]["revision"], found["new"]["revision"], found["periods"][0]) == (1, 2, "2026Q1")
    assert [one["name"] for one in found["rows"] if one["member"]] == ["小李", "张主管"]
    assert found["next"] is None
    assert client.get(f"/api/targets/{new.id}/comparable").json()["items"][0]["id"] == old.id
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{path}/export?changed=true").content))
    sheet = book.get_sheet_by_index(0).to_python()
    assert sheet[0][2:5] == ["2026Q1 原", "2026Q1 新", "2026Q1 差额"]
    assert [row[:2] for row in sheet[1:]] == [["一组", "小李"], ["一组", "张主管"]]
    assert sheet[1][7] == pytest.approx(-1000)


def test_every_edit_shows_its_cells_before_and_after(cast, draft):
    liu = actor_for(cast.liu)
    was = Cell.objects.get(target=draft, member=cast.xiaoli, month=5).fen
    for value in (100, 200):
        draft.refresh_from_db()
        grid.set_values(actor=liu, target_id=draft.id, version=draft.version, rule="parent",
                        changes=[at(cast.team, cast.xiaoli, 5, value)])  # fmt: skip
    draft.refresh_from_db()
    history.undo(actor=liu, target_id=draft.id, version=draft.version)
    found = list(edits.rows(liu, draft))
    assert [one.kind for one in found] == ["undo", "set", "set", "split"]
    moved = [[(c.name, c.month, c.before, c.after) for c in edits.cells(liu, draft, one)] for one in found[:3]]
    assert moved == [[("小李", 5, 200, 100)], [("小李", 5, 100, 200)], [("小李", 5, was, 100)]]
    assert edits.counts(found)[found[3].id] == 36
    split = edits.cells(liu, draft, found[3])
    assert sum(one.after or 0 for one in split) == 12_000_001
    assert sum(one.before or 0 for one in split) == 0


def test_edits_show_only_lines_in_reach(cast, draft):
    target = publish(cast, draft)
    zhang = client_for(cast.zhang)
    (edit,) = zhang.get(f"/api/targets/{target.id}/edits").json()["items"]
    cells = zhang.get(f"/api/targets/{target.id}/edits/{edit['id']}").json()["cells"]
    assert {one["name"] for one in cells} == {"小李", "张主管"}
    rep = client_for(cast.xiaoli).get(f"/api/targets/{target.id}/edits/{edit['id']}").json()
    assert {one["name"] for one in rep["cells"]} == {"小李"}
    assert len(rep["cells"]) == 12


def test_the_analysis_is_written_on_a_draft_frozen_and_copied(cast, draft):
    liu = actor_for(cast.liu)
    values = {**EMPTY, "size": 10**12, "share": "12.50", "strengths": "渠道广",
              "trend": [{"year": 2025, "amount": 9 * 10**11}],
              "competitors": [{"name": "甲公司", "share": 20.0, "strength": "价格", "weakness": "服务"}]}  # fmt: skip
    background.save(actor=liu, target_id=draft.id, version=0, values=values)
    with pytest.raises(Conflict):
        background.save(actor=liu, target_id=draft.id, version=0, values=values)
    target = publish(cast, draft)
    with pytest.raises(NotDraft):
        background.save(actor=liu, target_id=target.id, version=1, values=EMPTY)
    new = plans.revise(actor=liu, target_id=target.id)
    copied = Market.objects.get(target=new)
    assert (copied.size, float(copied.share or 0), copied.trend, copied.strengths) == (
        10**12, 12.5, [{"year": 2025, "amount": 9 * 10**11}], "渠道广"
    )  # fmt: skip
    background.save(actor=liu, target_id=new.id, version=1, values={**EMPTY, "note": "新"})
    assert Market.objects.get(target=target).strengths == "渠道广"


def test_files_belong_to_the_draft_and_go_on_with_the_version(cast, draft):
    client = client_for(cast.liu)
    upload = SimpleUploadedFile("市场报告.txt", "行业数据".encode())
    file = client.post("/api/files", {"file": upload}, MULTIPART_CONTENT).json()
    path = f"/api/targets/{draft.id}"
    found = client.post(f"{path}/attachments", {"file_ids": [file["id"]]}).json()
    assert [one["name"] for one in found["attachments"]] == ["市场报告.txt"]
    target = publish(cast, draft)
    new = plans.revise(actor=actor_for(cast.liu), target_id=target.id)
    assert client.get(f"/api/targets/{new.id}/attachments/{file['id']}").content.decode() == "行业数据"
    assert client_for(cast.chen).get(f"{path}/attachments/{file['id']}").status_code == 200
    assert client_for(cast.xiaoli).get(f"{path}/attachments/{file['id']}").status_code == 404
    assert client_for(cast.xiaoli).get(f"{path}/market").status_code == 404
    assert client.delete(f"{path}/attachments/{file['id']}").status_code == 409
    assert client.delete(f"/api/targets/{new.id}/attachments/{file['id']}").json()["attachments"] == []
    assert len(backgrounds.attachments(target)) == 1


def test_the_analysis_over_http(cast, draft):
    client, path = client_for(cast.liu), f"/api/targets/{draft.id}/market"
    assert client.get(path).json()["version"] == 0
    body = {"version": 0, "size": 5, "share": "3.25", "trend": [{"year": 2024, "amount": 4}], "note": "n"}
    found = client.put(path, body).json()
    assert (found["version"], found["share"], found["trend"], found["changed_by"]) == (
        1, 3.25, [{"year": 2024, "amount": 4}], "刘总"
    )  # fmt: skip
    assert client.put(path, {**body, "version": 1, "share": "101"}).status_code == 422
