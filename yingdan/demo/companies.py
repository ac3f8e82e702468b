"""Customers of the demo company and the people there."""

from dataclasses import dataclass
from random import Random

from yingdan.customers.rules import credit_code as codes
from yingdan.customers.rules.names import name_key
from yingdan.demo import happenings, words
from yingdan.demo.axis import DAY
from yingdan.demo.places import City
from yingdan.demo.scene import NULL, Scene, money, pick
from yingdan.demo.staff import Person, person_name
from yingdan.kernel.search import vector

_BRANDS = len(words.BRAND_FIRST) * len(words.BRAND_SECOND)
_TRADES = [(industry, trade) for industry, trades in words.INDUSTRIES.items() for trade in trades]
_NAMES = _BRANDS * len(_TRADES)
_STEP = 7_919_237  # prime to _NAMES: names of a city do not repeat before all are used
NEW_DAYS, LOST_DAYS = 90, 540
_FIRST_ROLES = ["decision_maker", "decision_maker", "supporter", "neutral", "user"]
_FURTHER_ROLES = ["decision_maker", "supporter", "neutral", "user", "opponent", "gatekeeper"]
_TITLE_ENDS = ("总监", "经理", "主任", "主管", "专员", "助理", "总")


@dataclass(slots=True)
class Contact:
    """Somebody at a customer; `call` is how sales people call them (王经理)."""

    id: int
    name: str
    call: str


@dataclass(slots=True)
class Customer:
    """A customer while its story is written; `weight` 1.0 is an average company."""

    id: int
    name: str
    short: str
    city: City
    owner: Person
    seller: Person
    created: int
    source: str
    weight: float
    industry: str
    contacts: list[Contact]
    won: int = 0
    last_won_day: int = 0
    open_deals: int = 0
    last_followup: int = 0
    next_contact: int = 0


class Names:
    """Company names that do not repeat: one running number for each city."""

    def __init__(self, seed: int) -> None:
        self.next: dict[str, int] = {}
        self.offset = Random(f"{seed}/names").randrange(_NAMES)  # noqa: S311

    def draw(self, rnd: Random, city: City) -> tuple[str, str, str]:
        """Full name, short name, industry."""
        number = self.next.get(city.name, 0)
        self.next[city.name] = number + 1
        place = (self.offset + number * _STEP) % _NAMES
        brand, trade_number = divmod(place, len(_TRADES))
        first, second = divmod(brand, len(words.BRAND_SECOND))
        short = words.BRAND_FIRST[first] + words.BRAND_SECOND[second]
        industry, trade = _TRADES[trade_number]
        legal = rnd.choices(words.LEGAL, words.LEGAL_WEIGHTS)[0]
        return f"{city.name}{short}{trade}{legal}", short + trade, industry


def credit_code(city: City, number: int) -> str:
    """A unified social credit code with a right check character; its organisation part is made up."""
    digits = []
    for _ in range(6):
        number, digit = divmod(number, 31)
        digits.append(codes.ALPHABET[digit])
    body = f"91{city.code}YD{''.join(reversed(digits))}0"
    return body + codes.check_digit(body)


def begin(scene: Scene, names: Names, rep: Person, successor: Person | None, created: int) -> Customer:
    """A customer and its contacts; the row itself is written by `finish`, when the story is known."""
    rnd = scene.rnd
    scene.customer += 1
    city = rep.cities[0]
    name, short, industry = names.draw(rnd, city)
    source = rnd.choices(words.SOURCES, words.SOURCE_WEIGHTS)[0]
    weight = scene.spread[int(rnd.random() * 4096)]
    customer = Customer(scene.customer, name, short, city, successor or rep, rep, created, source, weight, industry, [])
    for number in range(1 + (rnd.random() < 0.42) + (rnd.random() < 0.14)):
        _contact(scene, customer, number)
    happenings.customer_created(scene, customer.id, name, rep, created)
    return customer


def _contact(scene: Scene, customer: Customer, number: int) -> None:
    rnd = scene.rnd
    scene.contact += 1
    department = pick(rnd, words.DEPARTMENTS)
    title = words.TITLES[department][int(rnd.random() * (3 if number else 2))]
    name = person_name(rnd)
    role = pick(rnd, _FURTHER_ROLES if number else _FIRST_ROLES)
    superior = customer.contacts[0].id if number and rnd.random() < 0.6 else NULL
    phone = f"19900{int(rnd.random() * 1_000_000):06d}"
    birthday = f"{1965 + int(rnd.random() * 32)}-{1 + int(rnd.random() * 12):02d}-{1 + int(rnd.random() * 28):02d}"
    at = scene.axis.stamp(customer.created)
    scene.lines["customers_contact"].append(
        f"{scene.contact}\t{at}\t{at}\t{customer.id}\t{name}\t{title}\t{department}\t{role}\t{superior}\t"
        f"{'f' if number else 't'}\t{phone}\t{f'c{scene.contact}@example.com' if rnd.random() < 0.6 else ''}\t"
        f"{f'yd_{scene.contact}' if rnd.random() < 0.5 else ''}\t{birthday if rnd.random() < 0.2 else NULL}\t"
        f"{pick(rnd, words.PREFERENCES) if rnd.random() < 0.12 else ''}\t{customer.seller.id}\t"
        f"{vector([name], [phone])}\n"
    )
    customer.contacts.append(Contact(scene.contact, name, _call(name, title)))


def _call(name: str, title: str) -> str:
    for end in _TITLE_ENDS:
        if title.endswith(end):
            return name[0] + end
    return name[0] + "工"


def finish(scene: Scene, customer: Customer) -> None:
    """Writes the customer's row: status, grade and dates follow from its story."""
    rnd, axis, city = scene.rnd, scene.axis, customer.city
    employees = max(8, int(160 * customer.weight * scene.spread[int(rnd.random() * 4096)]))
    revenue = employees * int(35 + rnd.random() * 60) * 10_000 * 100
    code = credit_code(city, customer.id) if rnd.random() < 0.7 else NULL
    phone = f"{city.dial}6{int(rnd.random() * 10_000_000):07d}" if rnd.random() < 0.7 else ""
    tags = ",".join(sorted({pick(rnd, words.TAGS) for _ in range(int(rnd.random() * 2.6))}))
    grade = "A" if customer.weight > 1.9 else "B" if customer.weight > 0.9 else "C"
    level = words.LEVELS["ABC".index(grade)] if rnd.random() < 0.8 else ""
    site = f"www.c{customer.id}.example.com" if rnd.random() < 0.5 else ""
    town = city.province if city.province.startswith(city.name) else f"{city.province}{city.name}市"
    address = f"{town}{pick(rnd, words.PARKS)}{pick(rnd, words.ROADS)}{1 + int(rnd.random() * 980)}号"
    latitude, longitude = city.latitude + rnd.gauss(0, 0.09), city.longitude + rnd.gauss(0, 0.11)
    updated = max(customer.created, customer.last_followup)
    due = axis.stamp(customer.next_contact) if customer.next_contact else NULL
    last = axis.stamp(customer.last_followup) if customer.last_followup else NULL
    scene.lines["customers_customer"].append(
        f"{customer.id}\t{axis.stamp(customer.created)}\t{axis.stamp(updated)}\t{customer.owner.id}\t"
        f"{customer.owner.team.id}\t{customer.seller.id}\t{customer.name}\t{name_key(customer.name)}\t{customer.short}\t"
        f"{code}\t{customer.industry}\t{city.province}\t{city.name}\t{address}\t{latitude:.6f}\t{longitude:.6f}\t{phone}\t"
        f"{site}\t{_status(scene, customer)}\t{grade}\t{level}\t{customer.source}\t{{{tags}}}\t{employees}\t"
        f"{money(revenue)}\t{1988 + int(rnd.random() * 36)}\t{due}\t{last}\t"
        f"{axis.stamp(customer.created)}\t{vector([customer.name, customer.short], [phone])}\n"
    )


def _status(scene: Scene, customer: Customer) -> str:
    if not customer.won:
        return "new" if customer.created > scene.axis.now - NEW_DAYS * DAY else "prospect"
    silent = customer.last_won_day < scene.axis.now_day - LOST_DAYS and not customer.open_deals
    return "lost" if silent else "existing"
