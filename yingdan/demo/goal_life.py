"""What people did with the demo company's targets: steps, confirmations, counter-offers, offers, the waterfall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db import connection
from django.db.models import Sum

from yingdan.demo.axis import Axis
from yingdan.demo.copying import copy_rows
from yingdan.demo.staff import Person, Staff
from yingdan.kernel import clock
from yingdan.targets.models import Collecting, Commitment, Edit, Step, Target, TeamSum
from yingdan.targets.selectors import lines

RESPONSES = (
    "target_id, team_id, member_id, kind, amount, months, comment, at, answer, answer_comment, settled, settled_in_id,"
    " answered_by_id, answered_at"
)
WAN = 1_000_000  # ten thousand yuan in fen
WHY_LESS = (
    "两家大客户今年扩产放缓，已和客户核实过采购计划",
    "片区新拆分，老客户划走了三家，希望按新片区的潜力定",
    "上半年在手商机偏少，建议前低后高，全年少一些",
)
WHY_MORE = "愿意承接离职同事的客户，下半年相应增加"
WHY_KEPT = ("片区潜力测算支持这个数，公司给你加一名售前，年中再看", "同级平均增长更高，目标不变，资源向你倾斜")
OFFERED = ("在手商机够支撑", "重点客户二期预计明年启动", "新品上市后力争", "按今年节奏推算", "", "")
SETTLED = ("同意，按你报的来", "就按这个数，加油")
SPLIT = """insert into targets_editcell (edit_id, target_id, team_id, member_id, part_id, month, days)
select %s, target_id, team_id, member_id, part_id, month, null from targets_cell where target_id = %s"""
MOVED = """insert into targets_editcell (edit_id, target_id, team_id, member_id, part_id, month, days)
select %s, n.target_id, n.team_id, n.member_id, n.part_id, n.month, o.days
from targets_cell n join targets_cell o on o.target_id = %s
    and (o.team_id, o.member_id, o.month) = (n.team_id, n.member_id, n.month)
where n.target_id = %s and n.days <> o.days"""


@dataclass(frozen=True, slots=True)
class Plans:
    """This year's target, its rebalanced version (if the year is old enough), and next year's draft."""

    first: Target
    second: Target | None
    coming: Target


def write(staff: Staff, axis: Axis, seed: int, plans: Plans, others: list[Target]) -> None:
    """All of it, deterministic by the seed; the other targets were decided without a word."""
    for target in others:
        day = date(target.year, 1, 4)
        _decided(target, staff.people[0], day)
        _edit(target, staff.people[0], day - timedelta(15), "split")
    rnd = Random(f"{seed}/goals")  # noqa: S311 - made-up opinions, no secrets
    director = staff.people[0]
    new_year = date(plans.first.year, 1, 4)
    _decided(plans.first, director, new_year)
    _edit(plans.first, director, new_year - timedelta(15), "split")
    said = list(_confirmed(staff, rnd, plans.first, new_year + timedelta(3), {}))
    if plans.second is not None:
        start = plans.second.effective_from or new_year
        _step(plans.first, "superseded", director, start)
        _decided(plans.second, director, start)
        _edit(plans.second, director, start - timedelta(8), "rebalance", plans.first)
        _taken(said, plans, plans.second)
        said += _confirmed(staff, rnd, plans.second, start + timedelta(2), {row[2]: row for row in said})
    said += _collected(staff, rnd, axis, plans.coming, director)
    copy_rows("targets_response", RESPONSES, said)
    _passed_down(staff, axis, plans.coming)


def _at(day: date, hour: float) -> datetime:
    return clock.day_start(day) + timedelta(hours=hour)


def _step(target: Target, kind: str, by: Person, day: date, comment: str = "", hour: float = 9) -> None:
    made = Step.objects.create(target=target, kind=kind, comment=comment, by_id=by.id)
    Step.objects.filter(id=made.id).update(at=_at(day, hour))  # the column fills itself with the present


def _decided(target: Target, director: Person, day: date) -> None:
    """From the first draft to the publication."""
    words = {
        "created": "", "proposed": "已按历史业绩、在手商机和片区潜力分解，请审议", "approved": "同意，力度合适",
        "published": "请各位在本周内确认自己的目标",
    }  # fmt: skip
    if target.revision > 1:
        words |= {"proposed": "离职同事的余额由本团队按比例承接，其他人不变", "published": "有变化的同事请重新确认"}
    for back, (kind, comment) in zip((16, 7, 2, 0), words.items(), strict=True):
        _step(target, kind, director, day - timedelta(back), comment)
    target.published_at = _at(day, 9)
    target.save()


def _edit(target: Target, by: Person, day: date, kind: str, before: Target | None = None) -> None:
    made = Edit.objects.create(target=target, kind=kind, version=target.version, by_id=by.id)
    Edit.objects.filter(id=made.id).update(at=_at(day, 10))
    with connection.cursor() as cursor:
        if before is None:
            cursor.execute(SPLIT, [made.id, target.id])
        else:
            cursor.execute(MOVED, [made.id, before.id, target.id])


Row = list[Any]


def _row(target: Target, person: Person, kind: str, amount: int, at: datetime, **more: Any) -> Row:
    """A response in the order of the columns."""
    usual = {"months": None, "comment": "", "answer": "", "answer_comment": "", "settled": None, "settled_in": None}
    usual |= {"answered_by": None, "answered_at": None, **more}
    names = ("answer", "answer_comment", "settled", "settled_in", "answered_by", "answered_at")
    head = [target.id, person.team.id, person.id, kind, amount, usual["months"], usual["comment"], at]
    return [*head, *(usual[name] for name in names)]


def _answer(person: Person, answer: str, comment: str, settled: int, into: Target | None, at: datetime) -> Row:
    by = (person.manager or person).id
    return [answer, comment, settled, into.id if into else None, by, at + timedelta(days=1, hours=2)]


def _confirmed(staff: Staff, rnd: Random, target: Target, day: date, before: dict[int, Row]) -> Iterator[Row]:
    """Most confirm within days, one in sixteen counters, some are silent, the first rep among them. In a later version
    only those speak whose months changed."""
    months = lines.months(target)
    for number, person in enumerate(one for one in staff.people if one.sells and (one.team.id, one.id) in months):
        mine = months[person.team.id, person.id]
        known, at = before.get(person.id), _at(day, 9) + timedelta(hours=int(rnd.random() * 90))
        unchanged = known is not None and (known[5] == mine or known[3] != "confirm")
        if unchanged or person.username == "rep" or (person.until is not None and known is not None):
            continue
        if number % 16 == (9 if before else 5):
            asked = sum(mine) * (88 + int(rnd.random() * 6)) // 100 // WAN * WAN
            row = _row(target, person, "counter", asked, at, comment=WHY_LESS[number // 16 % len(WHY_LESS)])
            if number // 16 % 2 and not before:
                row[8:] = _answer(person, "kept", WHY_KEPT[number // 32 % len(WHY_KEPT)], sum(mine), None, at)
            yield row
        elif rnd.random() < 0.85:
            yield _row(target, person, "confirm", sum(mine), at, months=mine)


def _taken(said: list[Row], plans: Plans, second: Target) -> None:
    """Counter-offers to the first version are answered by now: kept with a reason. One in each team that a leaver left
    had offered to carry more, which is what the second version gives."""
    before, after = lines.months(plans.first), lines.months(second)
    teams: set[int] = set()
    for row in said:
        line = row[1], row[2]
        given, now = sum(before[line]), sum(after.get(line, [0]))
        if row[3] == "confirm" and now > given and row[1] not in teams:
            teams.add(row[1])
            at = _at(second.effective_from or row[7].date(), 9) - timedelta(days=10)
            row[3:8] = ["counter", now, None, WHY_MORE, at]
            row[8:] = ["accepted", SETTLED[0], now, second.id, second.created_by_id, at + timedelta(days=1)]
        elif row[3] == "counter" and not row[8]:
            row[8:] = ["kept", WHY_KEPT[0], given, None, second.created_by_id, row[7] + timedelta(days=1)]


def _collected(staff: Staff, rnd: Random, axis: Axis, target: Target, director: Person) -> Iterator[Row]:
    """The draft asks for offers; seven in ten have answered, a third of them by month, some are settled."""
    begun = axis.today - timedelta(9)
    _step(target, "created", director, axis.today - timedelta(14), "", 10)
    _step(target, "collecting", director, begun, "请结合在手商机自报明年目标，可以按月填写", 10)
    _edit(target, director, axis.today - timedelta(13), "split")
    Collecting.objects.create(target=target, until=axis.today + timedelta(12), by_id=director.id)
    Collecting.objects.filter(target=target).update(at=_at(begun, 10))
    months = lines.months(target)
    for number, person in enumerate(one for one in staff.people if (one.team.id, one.id) in months):
        mine = months[person.team.id, person.id]
        at = _at(begun, 11) + timedelta(hours=int(rnd.random() * 120))
        if person.username == "rep" or rnd.random() < 0.3:
            continue
        if number % 8 == 3:  # offered what was given: taken as it is
            row = _row(target, person, "offer", sum(mine), at, comment=OFFERED[number % len(OFFERED)], months=mine)
            row[8:] = _answer(person, "accepted", SETTLED[number // 8 % 2], sum(mine), target, at)
        else:
            share = 88 + int(rnd.random() * 19)
            by_month = [fen * share // 100 // WAN * WAN for fen in mine] if number % 3 == 0 else None
            amount = sum(by_month) if by_month else sum(mine) * share // 100 // WAN * WAN
            row = _row(target, person, "offer", amount, at, comment=OFFERED[number % len(OFFERED)], months=by_month)
            if number % 8 == 6:
                row[8:] = _answer(person, "kept", WHY_KEPT[number // 8 % 2], sum(mine), target, at)
        yield row


def _passed_down(staff: Staff, axis: Axis, target: Target) -> None:
    """The director passed the target on to all areas with an addition; the first area's manager on to the teams."""
    own = dict(TeamSum.objects.filter(target=target).values_list("team_id").annotate(Sum("fen")).order_by())
    sums: dict[int, int] = {}
    for node in staff.nodes:
        above = node
        while above is not None:
            sums[above.id] = sums.get(above.id, 0) + int(own.get(node.id, 0))
            above = above.parent  # type: ignore[assignment]
    director, root = staff.people[0], staff.root
    areas = [node for node in staff.nodes if node.parent is root]
    said = _at(axis.today - timedelta(7), 15)
    rows = [_owed(target, root.id, target.amount, director.id, said, director.id)]
    for number, area in enumerate(areas):
        manager = area.manager.id if area.manager and number == 0 else None
        rows.append(_owed(target, area.id, _share(sums[area.id], 103), director.id, said, manager))
    first = areas[0]
    rows += [
        _owed(target, node.id, _share(sums[node.id], 101), first.manager.id if first.manager else None,
              said + timedelta(days=2), None)
        for node in staff.nodes if node.parent is first
    ]  # fmt: skip
    Commitment.objects.bulk_create(rows)


def _share(assigned: int, percent: int) -> int:
    """What is owed when people carry so many percent of it; in whole ten thousand yuan."""
    return assigned * 100 // percent // WAN * WAN


def _owed(target: Target, team: int, fen: int, by: int | None, at: datetime, passed_by: int | None) -> Commitment:
    passed_at = at + timedelta(days=1) if passed_by else None
    return Commitment(
        target=target, team_id=team, fen=fen, by_id=by, at=at, passed_by_id=passed_by, passed_at=passed_at
    )
