"""Deals of the demo company: what is offered, for how much, how it went, and the rows that say so."""

from yingdan.demo import deal_story, happenings, words
from yingdan.demo.axis import DAY
from yingdan.demo.companies import Customer
from yingdan.demo.deal_story import Course, Setting
from yingdan.demo.followups import Talk, write
from yingdan.demo.phrases import ABANDONED_NOTES, DEAL_NOTES, LOST_NOTES, NEXT_STEPS, WON_NOTES
from yingdan.demo.scene import NULL, Scene, money, pick
from yingdan.demo.staff import Person
from yingdan.kernel.search import vector

_NOTES = {"won": WON_NOTES, "lost": LOST_NOTES, "abandoned": ABANDONED_NOTES, "open": [""]}
_QUANTITIES = (0.5, 0.5, 1, 1, 1, 1, 1.5, 2, 3)


def tell(scene: Scene, setting: Setting, customer: Customer, mates: list[Person], opened: int) -> None:
    """Writes one deal of a customer, opened at a minute, with lines, stays, follow-ups and sometimes a partner."""
    rnd, axis, rep = scene.rnd, scene.axis, customer.seller
    course = deal_story.run(scene, setting, rep, opened)
    scene.deal += 1
    gone = rep.until is not None and (not course.closed or course.closed // DAY > rep.until)
    owner = customer.owner if gone else rep
    product, fen = _lines(scene, customer, rep)
    goods = words.PRODUCTS[product][1]
    rival = pick(rnd, words.COMPETITORS) if rnd.random() < (0.75 if course.status == "lost" else 0.35) else ""
    phase = course.step.number * 5 // len(setting.steps)
    last, due = write(scene, customer, Talk(scene.deal, owner, opened, course.closed, goods, rival, fen, phase))
    _stays(scene, course, owner)
    if course.status == "won":
        customer.won += 1
        customer.last_won_day = max(customer.last_won_day, course.closed // DAY)
    elif course.status == "open":
        customer.open_deals += 1
    if rnd.random() < 0.05:
        mate = pick_person(scene, mates, owner)
        scene.lines["deals_dealmember"].append(
            f"{scene.deal}\t{mate.id}\tpartner\t{'t' if rnd.random() < 0.3 else 'f'}\t{NULL}\t{owner.id}\t"
            f"{axis.stamp(opened)}\n"
        )
    _row(scene, setting, customer, owner, course, (opened, last, due), fen, rival, product, phase)


def pick_person(scene: Scene, people: list[Person], but: Person) -> Person:
    """Somebody other than `but`."""
    chosen = people[int(scene.rnd.random() * len(people))]
    return chosen if chosen is not but else people[people.index(chosen) - 1]


def _lines(scene: Scene, customer: Customer, rep: Person) -> tuple[int, int]:
    """Writes one to three lines; the main product (the largest line's, as its place in the list) and the sum in fen."""
    rnd, total, main, largest = scene.rnd, 0, 0, -1
    start = int(rnd.random() * len(words.PRODUCTS))
    size = min(3.0, customer.weight**0.5) * rep.skill**0.5 * scene.spread[int(rnd.random() * 4096)] ** 0.8
    for position in range(1 + (rnd.random() < 0.35) + (rnd.random() < 0.1)):
        product = (start + position * 5) % len(words.PRODUCTS)
        _, _, _, _, price, usual = words.PRODUCTS[product]
        quantity = max(1, round(usual * size * _QUANTITIES[int(rnd.random() * 9)]))
        unit = price * (100 - int(rnd.random() * 14))  # fen, up to 13 % off the list price
        amount = unit * quantity
        total += amount
        if amount > largest:
            main, largest = product, amount
        scene.lines["deals_dealline"].append(
            f"{scene.deal}\t{product + 1}\t{quantity}\t{money(unit)}\t{money(amount)}\t{position}\n"
        )
    return main, total


def _stays(scene: Scene, course: Course, owner: Person) -> None:
    stamp, lines = scene.axis.stamp, scene.lines["deals_stageentry"]
    for step, entered, left in course.stays:
        lines.append(f"{scene.deal}\t{step.id}\t{stamp(entered)}\t{stamp(left) if left else NULL}\t{owner.id}\n")


def _expected(scene: Scene, setting: Setting, course: Course) -> int:
    """The day on which the rep expects (or expected) the decision; some open deals are past it."""
    rnd, axis = scene.rnd, scene.axis
    if course.closed:
        return max(0, course.closed // DAY + int(rnd.gauss(-4, 12)))
    rest = sum(step.minutes for step in setting.steps if step.position >= course.step.position)
    day = (course.stays[-1][1] + int(rest * (0.35 + rnd.random() * 0.7))) // DAY
    if day < axis.now_day and rnd.random() < 0.45:
        day = axis.now_day + 3 + int(rnd.random() * 60)
    return min(day, axis.now_day + 300)


def _row(
    scene: Scene, setting: Setting, customer: Customer, owner: Person, course: Course, times: tuple[int, int, int],
    fen: int, rival: str, product: int, phase: int,
) -> None:  # fmt: skip
    rnd, axis = scene.rnd, scene.axis
    stamp, (opened, last, due) = axis.stamp, times
    step, status = course.step, course.status
    open_ = status == "open"
    name = f"{customer.short}{pick(rnd, words.PROJECTS)}"
    reasons = setting.reasons.get(status, [])
    why = int(rnd.random() * len(_NOTES[status]))  # notes are in the order of the usual reasons
    reason = str(reasons[why % len(reasons)]) if reasons else NULL
    note = _NOTES[status][why] if rnd.random() < 0.6 else ""
    note = note.format(rival=rival or "竞争对手", n=3 + int(rnd.random() * 12))
    entered = course.stays[-1][1]
    probability = step.probability if open_ else 100 if status == "won" else 0
    next_step = pick(rnd, NEXT_STEPS[phase]) if open_ and rnd.random() < 0.82 else ""
    closed = axis.day(course.closed) if course.closed else NULL
    end = happenings.closing(course, closed, fen, reason if reasons else "null", note, rival) if course.closed else ""
    happenings.deal_went(scene, course, customer.id, name, (customer.seller, owner), end)
    scene.lines["deals_deal"].append(
        f"{scene.deal}\t{stamp(opened)}\t{stamp(max(entered, course.closed, last))}\t{owner.id}\t{owner.team.id}\t"
        f"{customer.seller.id}\t{name}\t{customer.id}\t{setting.pipeline}\t{step.id}\t{status}\t"
        f"{money(fen)}\t{product + 1}\t{probability}\t"
        f"{axis.texts[_expected(scene, setting, course)]}\t{axis.day(opened)}\t"
        f"{closed}\t{reason}\t{note}\t{rival}\t{customer.source}\t"
        f"{stamp(entered)}\t{course.furthest}\t{next_step}\t{stamp(due) if due else NULL}\t"
        f"{stamp(last) if last else NULL}\t{pick(rnd, DEAL_NOTES)}\t{vector([name, customer.name])}\n"
    )
