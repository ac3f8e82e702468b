"""The demo company's calendar: a holiday of its own each year, and leave of its people around today."""

from datetime import date, timedelta
from random import Random

from yingdan.demo.axis import Axis
from yingdan.demo.staff import Person, Staff
from yingdan.kernel.actor import Actor
from yingdan.org.models import CalendarDay, Leave, Member
from yingdan.org.rules.leave import Absence
from yingdan.org.selectors import calendar as calendars
from yingdan.org.services import leave, leave_record

FOUNDED = (6, 18)
PEOPLE = 24  # a page of leave, whatever the size of the company
KINDS = (("annual", "回老家"), ("annual", ""), ("sick", "感冒"), ("personal", "孩子家长会"), ("annual", "外出旅游"))
REACH = 75  # days before and after today


def write(staff: Staff, axis: Axis, seed: int) -> None:
    """The founding day of last year, this and the next one; leave of some reps, 小李 among them."""
    calendar = calendars.load()
    for year in range(axis.today.year - 1, axis.today.year + 2):
        day = date(year, *FOUNDED)
        while not calendar.is_workday(day):
            day += timedelta(1)
        CalendarDay.objects.create(day=day, kind="company_holiday", name="公司成立纪念日")
    rnd = Random(f"{seed}/leave")  # noqa: S311 - made-up leave, no secrets
    sellers = [person for person in staff.people if person.sells and person.until is None and _settled(axis, person)]
    known = calendars.load()
    taken: dict[int, list[Absence]] = {}
    for number, person in enumerate([*sellers[:1] * 3, *sellers[1:PEOPLE]]):
        start = axis.today + timedelta(rnd.randint(-REACH, REACH))
        while not known.is_workday(start):
            start += timedelta(1)
        kind, note = KINDS[number % len(KINDS)]
        length = rnd.choice((0, 0, 1, 2, 4)) if kind == "annual" else rnd.choice((0, 0, 1))
        one = Leave(
            member=Member(id=person.id, name=person.name), kind=kind, note=note, starts_on=start,
            ends_on=start + timedelta(length),
            starts_half="pm" if rnd.random() < 0.2 and length else "am",
            ends_half="am" if rnd.random() < 0.25 else "pm", created_by_id=person.id,
        )  # fmt: skip
        leave.measure(one, known)
        span = Absence(one.first_half, one.last_half)
        mine = taken.setdefault(person.id, [])
        if any(span.overlaps(other) for other in mine):
            continue
        mine.append(span)
        one.save()
        leave_record.record(Actor(name=person.name, user_id=person.id, member_id=person.id), "leave.registered", one)


def _settled(axis: Axis, person: Person) -> bool:
    """There for longer than the leave shown reaches back."""
    return person.since < axis.now_day - REACH
