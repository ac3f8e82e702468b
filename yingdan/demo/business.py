"""Writes the business of the demo company: rep by rep, customers with all that happened to them."""

from collections.abc import Callable
from random import Random

from yingdan.demo import companies, deals, followups, leads
from yingdan.demo.axis import DAY, Axis
from yingdan.demo.copying import Loader
from yingdan.demo.deal_story import Setting
from yingdan.demo.scene import COLUMNS, FLUSH_AT, NULL, Scene
from yingdan.demo.staff import Person, Staff

TAKEN_OVER = 0.4  # share of a rep's customers that were there before
CUSTOMERS_PER_REP = 126  # of an average rep with the full history
_DEALS = (0,) * 6 + (1,) * 8 + (2,) * 4 + (3, 4)


def write(staff: Staff, setting: Setting, axis: Axis, seed: int, say: Callable[[str], None]) -> Scene:
    """All customers, deals and follow-ups. Each rep's story has its own random numbers: order does not matter."""
    scene = Scene(axis, Random())  # noqa: S311
    names, inquiries = companies.Names(seed), leads.Inquiries(seed, axis)
    reps = [person for person in staff.people if person.sells]
    mates: dict[int, list[Person]] = {}
    for rep in reps:
        mates.setdefault(rep.team.id, []).append(rep)
    with Loader(COLUMNS) as loader:
        for number, rep in enumerate(reps):
            scene.rnd.seed(f"{seed}/{rep.id}")
            inquiries.begin(rep)
            _rep(scene, setting, names, rep, mates[rep.team.id], inquiries)
            inquiries.others(scene, rep)
            if scene.waiting >= FLUSH_AT:
                say(f"rep {number + 1:,} of {len(reps):,}: {scene.deal:,} deals, {scene.followup:,} follow-ups")
                loader.put(scene.take())
        loader.put(scene.take())
    return scene


def _rep(
    scene: Scene, setting: Setting, names: companies.Names, rep: Person, mates: list[Person], inquiries: leads.Inquiries
) -> None:
    rnd, axis = scene.rnd, scene.axis
    until = axis.now_day if rep.until is None else rep.until
    share = (until - rep.since) / axis.now_day
    for _ in range(int(CUSTOMERS_PER_REP * rep.pace * (0.15 + 0.85 * share))):
        taken_over = rnd.random() < TAKEN_OVER
        created = _created(scene, rep, until, taken_over)
        first = scene.deal + 1
        customer = companies.begin(scene, names, rep, rep.manager if rep.until is not None else None, created)
        for number in range(_DEALS[int(rnd.random() * len(_DEALS))]):
            at_once = not number and not taken_over  # a new customer is known because there is something to sell
            opened = created + int(rnd.random() * 25 * DAY) if at_once else axis.opening(rnd, created // DAY, until)
            if created <= opened < min(axis.now, until * DAY + DAY):
                deals.tell(scene, setting, customer, mates, opened)
        if not taken_over:
            inquiries.became(scene, customer, first if scene.deal >= first else 0)
        followups.care(scene, customer)
        companies.finish(scene, customer)
        if rnd.random() < 0.02:
            _share(scene, customer, mates)


def _share(scene: Scene, customer: companies.Customer, mates: list[Person]) -> None:
    """Lets a colleague work on the customer too."""
    rnd, axis = scene.rnd, scene.axis
    mate = deals.pick_person(scene, mates, customer.owner)
    until = axis.texts[axis.now_day + 60] if rnd.random() < 0.5 else NULL
    scene.lines["customers_collaborator"].append(
        f"{customer.id}\t{mate.id}\t{'t' if rnd.random() < 0.5 else 'f'}\t{until}\t{customer.owner.id}\t"
        f"{axis.stamp(customer.created)}\n"
    )


def _created(scene: Scene, rep: Person, until: int, taken_over: bool) -> int:
    """When the customer became known: with the rep's first day, or on some day since."""
    if taken_over:
        return min(rep.since * DAY + 540 + int(scene.rnd.random() * 500), scene.axis.now)
    return min(scene.axis.opening(scene.rnd, rep.since, until), scene.axis.now)
