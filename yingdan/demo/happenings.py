"""Events of the demo company: what the product itself would have recorded while the deals went their way."""

from yingdan.demo.deal_story import Course
from yingdan.demo.scene import Scene, money
from yingdan.demo.staff import Person


def customer_created(scene: Scene, customer: int, name: str, seller: Person, at: int) -> None:
    """Somebody entered a customer."""
    _event(scene, at, "customer.created", f"customer\t{customer}\t{{customer:{customer}}}", seller, f'"name": "{name}"')


def lead_came(scene: Scene, lead: int, name: str, who: Person, at: int) -> None:
    """Somebody entered a lead."""
    _event(scene, at, "lead.created", f"lead\t{lead}\t{{lead:{lead}}}", who, f'"name": "{name}"')


def lead_went(scene: Scene, lead: int, customer: int, verb: str, who: Person, at: int, params: str) -> None:
    """A lead was converted to a customer, or given up."""
    about = f"lead:{lead},customer:{customer}" if customer else f"lead:{lead}"
    _event(scene, at, verb, f"lead\t{lead}\t{{{about}}}", who, params)


def deal_went(scene: Scene, course: Course, customer: int, name: str, who: tuple[Person, Person], end: str) -> None:
    """A deal was created by the seller and moved (and closed) by its owner; `end` holds the closing's parameters."""
    deal, (seller, owner) = scene.deal, who
    subject = f"deal\t{deal}\t{{deal:{deal},customer:{customer}}}"
    step, opened, _ = course.stays[0]
    _event(scene, opened, "deal.created", subject, seller, f'"name": "{name}", "stage": "{step.name}"')
    for following, entered, _ in course.stays[1:]:
        moved = f'"name": "{name}", "from": "{step.name}", "to": "{following.name}", "stage_id": {following.id}'
        _event(scene, entered, "deal.stage_moved", subject, owner, moved)
        step = following
    if course.closed:
        _event(scene, course.closed, f"deal.{course.status}", subject, owner, f'"name": "{name}", {end}')


def closing(course: Course, day: str, fen: int, reason: str, note: str, rival: str) -> str:
    """The parameters of a closing."""
    what = f'"amount": "{money(fen)}", "closed_on": "{day}", "reason_id": {reason}'
    return f'{what}, "note": "{note}", "competitor": "{rival}"'


def _event(scene: Scene, at: int, verb: str, subject: str, who: Person, params: str) -> None:
    scene.lines["platform_event"].append(
        f"{scene.axis.stamp(at)}\t{verb}\t{subject}\t{who.id}\t{who.name}\tweb\t{{{params}}}\n"
    )
