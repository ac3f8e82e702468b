"""Follow-ups of the demo company: what was talked about, when, and when to talk again."""

from dataclasses import dataclass

from yingdan.demo import words
from yingdan.demo.axis import DAY
from yingdan.demo.companies import Customer
from yingdan.demo.phrases import CARE, ENDINGS, OPENINGS
from yingdan.demo.scene import NULL, Scene, pick
from yingdan.demo.staff import Person

_PHASES = 5


@dataclass(frozen=True, slots=True)
class Talk:
    """What follow-ups of one deal are about; `closed` is 0 while it is open, `phase` how far it came (0 … 4)."""

    deal: int
    owner: Person
    opened: int
    closed: int
    goods: str
    rival: str
    fen: int
    phase: int


def write(scene: Scene, customer: Customer, talk: Talk) -> tuple[int, int]:
    """Writes the follow-ups of a deal; returns the last one's minute and the next contact's (0: none)."""
    rnd, axis = scene.rnd, scene.axis
    end = talk.closed or axis.now
    if not talk.closed and rnd.random() < 0.14:  # forgotten: nobody has called for a while
        end = talk.opened + int((end - talk.opened) * (0.25 + rnd.random() * 0.5))
    count = min(26, 3 + int((end - talk.opened) / DAY / 13 * (0.6 + rnd.random() * 0.8) * talk.owner.pace))
    span = (end - talk.opened) / count
    last, due = 0, 0
    for number in range(count):
        at = axis.working(rnd, talk.opened + int(span * (number + rnd.random())))
        if at >= min(end + DAY, axis.now):
            break
        phase = min(talk.phase, number * _PHASES // count)
        final = number + 1 == count
        again = 0 if final and talk.closed else axis.working(rnd, at + int(span * (0.5 + rnd.random())) + DAY)
        method, text = _words(scene, customer, talk, phase)
        _row(scene, customer, talk.owner, talk.deal, method, text, at, again)
        last = max(last, at)
    if not talk.closed:
        due = _due(scene, last)
        if due and (not customer.next_contact or due < customer.next_contact):
            customer.next_contact = due
    customer.last_followup = max(customer.last_followup, last)
    return last, due


def care(scene: Scene, customer: Customer) -> None:
    """Writes calls to a customer that belong to no deal."""
    rnd, axis, owner = scene.rnd, scene.axis, customer.seller
    end = axis.now if owner.until is None else owner.until * DAY
    for _ in range(int(rnd.random() * 4)):
        at = axis.working(rnd, customer.created + int(rnd.random() * max(DAY, end - customer.created)))
        if at < end:
            who = customer.contacts[int(rnd.random() * len(customer.contacts))]
            goods = words.PRODUCTS[int(rnd.random() * len(words.PRODUCTS))][1]
            method, text = CARE[int(rnd.random() * len(CARE))]
            _row(scene, customer, owner, 0, method, text.format(who=who.call, goods=goods) + "。", at, 0)
            customer.last_followup = max(customer.last_followup, at)
    if not customer.next_contact and rnd.random() < 0.12:
        customer.next_contact = _due(scene, customer.last_followup)


def _due(scene: Scene, last: int) -> int:
    """When to talk again: mostly soon, some today, some overdue, some not planned."""
    rnd, axis = scene.rnd, scene.axis
    luck = rnd.random()
    if luck < 0.14:
        return axis.now_day * DAY + 540 + int(rnd.random() * 520)
    if luck < 0.28:
        return max(last, axis.working(rnd, (axis.now_day - 1 - int(rnd.random() * 9)) * DAY - DAY))
    if luck < 0.85:
        return axis.working(rnd, (axis.now_day + 1 + int(rnd.random() * 14)) * DAY)
    return 0


def _words(scene: Scene, customer: Customer, talk: Talk, phase: int) -> tuple[str, str]:
    """How it happened and what was written down."""
    rnd = scene.rnd
    who = customer.contacts[int(rnd.random() * len(customer.contacts))].call
    openings = OPENINGS[phase]
    method, opening = openings[int(rnd.random() * len(openings))]
    text = opening.format(
        who=who,
        goods=talk.goods,
        rival=talk.rival or "另一家",
        n=2 + int(rnd.random() * 9),
        money=talk.fen // 1_000_000 or 1,
    )
    return method, text + pick(rnd, ENDINGS)


def _row(
    scene: Scene, customer: Customer, owner: Person, deal: int, method: str, text: str, at: int, again: int
) -> None:
    rnd, stamp = scene.rnd, scene.axis.stamp
    scene.followup += 1
    written = stamp(min(at + int(rnd.random() * rnd.random() * 300), scene.axis.now))
    contact = customer.contacts[int(rnd.random() * len(customer.contacts))].id if rnd.random() < 0.9 else NULL
    scene.lines["customers_followup"].append(
        f"{scene.followup}\t{written}\t{written}\t{owner.id}\t{owner.team.id}\t{owner.id}\t{customer.id}\t{contact}\t"
        f"{deal or NULL}\t{method}\t{text}\t{stamp(at)}\t{stamp(again) if again else NULL}\t{NULL}\n"
    )
    scene.waiting += 1
