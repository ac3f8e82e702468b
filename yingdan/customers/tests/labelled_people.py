"""A labelled set of people: the same one written down twice, and relatives, namesakes, twins, flatmates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from yingdan.customers.rules.duplicates.persons import Person
from yingdan.customers.tests.labelled import ROADS
from yingdan.kernel.search import FIRST

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = (
    "建志文俊晓海丽雪思嘉明国伟子浩雨梦佳静秀玉春永振天宏泽欣一诗慧敏立书承"
    "军强华平杰涛波辉鹏飞宇轩然琪婷娜颖洁芳燕琳怡悦清"
)

People = tuple[Person, Person, bool, str]


def people(count: int = 3000, seed: int = 1) -> list[People]:
    """`count` true pairs, and as many false ones."""
    chance = Random(seed)
    false: list[tuple[str, Callable[[Random], tuple[Person, Person]]]] = [
        ("relatives", _relatives), ("namesakes", _namesakes), ("twins", _twins), ("colleagues", _colleagues),
    ]  # fmt: skip
    found = [_true(chance) for _ in range(count)]
    for number in range(count):
        kind, make = false[number % len(false)]
        found.append((*make(chance), False, kind))
    return found


def _person(chance: Random) -> Person:
    name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice([1, 2, 2, 2])))
    born = date(1955, 1, 1) + timedelta(days=chance.randrange(18_000))
    address = f"{chance.choice(ROADS)}{chance.randint(1, 999)}号{chance.randint(1, 30)}幢{chance.randint(101, 3005)}室"
    return Person(name, born, address, f"13{chance.randrange(10**9):09d}")


def _true(chance: Random) -> People:
    """One or two fields written differently, one perhaps missing."""
    person = _person(chance)
    other = person
    kinds = chance.sample(["name", "birth", "address", "phone", "moved", "new phone"], chance.choice([0, 1, 1, 2]))
    if {"moved", "new phone"} <= set(kinds):
        kinds = kinds[:1]
    for kind in kinds:
        other = _changed(chance, other, kind)
    missing = chance.choice(["", "", "", "phone", "address"])
    if missing == "phone" and not {"birth", "name"} & set(kinds):
        other = replace(other, phone="")
    elif missing == "address":
        other = replace(other, address="")
    return person, other, True, "+".join(sorted(kinds)) or "as it is"


def _changed(chance: Random, person: Person, kind: str) -> Person:
    if kind == "name":
        at = chance.randrange(1, len(person.name))
        alike = [c for c in GIVEN if FIRST[c] == FIRST[person.name[at]] and c != person.name[at]]
        return replace(person, name=person.name[:at] + chance.choice(alike or list(GIVEN)) + person.name[at + 1 :])
    if kind == "birth" and person.born:
        day = min(28, person.born.day)
        wrong = day % 10 + 10 if day != day % 10 + 10 else day % 10 or 1
        return replace(person, born=person.born.replace(day=wrong))
    if kind == "address":
        return replace(person, address=person.address.partition("幢")[0])
    if kind == "moved":
        return replace(person, address=_person(chance).address)
    if kind == "new phone":
        return replace(person, phone=_person(chance).phone)
    at = chance.randrange(3, 10)
    swapped = person.phone[:at] + person.phone[at + 1] + person.phone[at] + person.phone[at + 2 :]
    return replace(person, phone=swapped)


def _relatives(chance: Random) -> tuple[Person, Person]:
    """Husband and wife, or father and son, with one telephone."""
    one, other = _person(chance), _person(chance)
    return one, replace(other, name=one.name[0] + other.name[1:], address=one.address, phone=one.phone)


def _namesakes(chance: Random) -> tuple[Person, Person]:
    one = _person(chance)
    return one, replace(_person(chance), name=one.name)


def _twins(chance: Random) -> tuple[Person, Person]:
    """Born on one day, living together, each with a name and telephone of their own."""
    one = _person(chance)
    name = one.name[0] + "".join(chance.sample([c for c in GIVEN if c not in one.name], len(one.name) - 1))
    return one, Person(name, one.born, one.address, _person(chance).phone)


def _colleagues(chance: Random) -> tuple[Person, Person]:
    one = _person(chance)
    return one, replace(_person(chance), phone=one.phone)
