"""Some customers of the demo company that were entered twice, so that the queue of duplicates has something to
show; and some of the people there."""

from collections.abc import Callable

from yingdan.customers.models import Contact, Customer
from yingdan.customers.services import contacts, customers, sweeping
from yingdan.customers.services.every_kind import KINDS

MOST = 20_000  # beyond, the nightly sweep finds them; a load test shall not wait for it
OTHER = {"电": "點", "华": "華", "东": "東", "达": "達", "业": "業", "兴": "興", "汇": "匯", "龙": "龍", "车": "車"}


def write() -> None:
    """A dozen doubles: of the first rep's customers and of others, each written in another way; then a sweep."""
    of_rep = Customer.objects.filter(owner__user__username="rep").order_by("id")[:4]
    of_others = Customer.objects.exclude(owner__user__username="rep").filter(owner__isnull=False).order_by("-id")[:8]
    for number, original in enumerate([*of_rep, *of_others]):
        _double(original, WAYS[number % len(WAYS)](original), with_phone=number % 3 == 0)
    people = Contact.objects.filter(customer__in=of_rep).order_by("customer_id", "id")
    for person in [
        *people.distinct("customer_id"),
        *Contact.objects.filter(customer__in=of_others).order_by("-id")[:3],
    ]:
        _met_again(person)
    if Customer.objects.count() < MOST:
        for kind in KINDS:
            sweeping.sweep(kind)


def _double(original: Customer, name: str, with_phone: bool) -> None:
    fields = ("owner_id", "team_id", "created_by_id", "industry", "province", "city", "address")
    double = Customer(name=name, source="转介绍", **{field: getattr(original, field) for field in fields})
    double.phone = original.phone if with_phone else ""
    customers.derive(double)
    customers.locate(double)
    double.save()
    person = Contact.objects.filter(customer=original).first()
    if person is not None and with_phone:
        made = Contact.objects.create(
            customer=double, name=person.name, phone=person.phone, title=person.title, is_primary=True,
            created_by_id=original.created_by_id,
        )  # fmt: skip
        Contact.objects.filter(id=made.id).update(created_at=original.updated_at, updated_at=original.updated_at)
    # Entered when somebody last worked on the first one: the story knows no other clock than its own.
    at = original.updated_at
    Customer.objects.filter(id=double.id).update(created_at=at, updated_at=at, owned_since=at)


def _met_again(person: Contact) -> None:
    """The same person, noted a second time after a call: the title is another, the number the same or not known."""
    again = Contact(
        customer_id=person.customer_id, name=person.name, title="采购负责人",
        phone=person.phone if person.id % 2 else "", wechat=f"wx{person.id:06d}", created_by_id=person.created_by_id,
    )  # fmt: skip
    contacts.derive(again)
    again.save()
    Contact.objects.filter(id=again.id).update(created_at=person.updated_at, updated_at=person.updated_at)


def _short(one: Customer) -> str:
    return one.name.replace("有限公司", "").replace("股份", "").removeprefix(one.city)


def _bracketed(one: Customer) -> str:
    return f"{one.name.removeprefix(one.city).removesuffix('有限公司')}（{one.city}）有限公司"


def _traditional(one: Customer) -> str:
    return "".join(OTHER.get(character, character) for character in one.name)


def _plain(one: Customer) -> str:
    return one.name.removesuffix("有限公司").removesuffix("股份")


WAYS: tuple[Callable[[Customer], str], ...] = (_bracketed, _short, _plain, _traditional)
