"""A labelled set of customer records: which pairs are one company, and which only look like it.

Companies get names as they are registered (places and trades of the product's lists, brands composed of the
characters that brands are made of). A true pair is a company written down twice by two people: other width, brackets,
traditional characters, form or place left out, a typing error, a homophone, another telephone. A false pair is two
companies that resemble each other: neighbours one character apart, namesakes in another city or trade, branches,
groups, homophones, one agent's telephone, one address. Deterministic by its seed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from yingdan.customers.rules import credit_code
from yingdan.customers.rules.duplicates.company import trades
from yingdan.customers.rules.duplicates.features import features
from yingdan.customers.rules.duplicates.hanzi import listed
from yingdan.customers.rules.duplicates.scoring import Features
from yingdan.kernel.search import FIRST
from yingdan.org.rules.areas import short, tree

BRAND = (
    "华恒瑞鑫宏博科信远天中东新金盛泰达安康润嘉德凯锐源明晨启创卓优诚联合众汇光智立精成通宇阳峰岳川海林森诺力拓腾升驰越捷佳美利丰盈泽元"
    "亨航星辰图维控传感动邦业基龙凤凰鹏麒麟福禄寿喜顺吉祥和平正大广茂昌隆兴旺聚贤云飞翔雅致朗格思迈尔特斯奥兰迪欧乐百千万亿方圆久长永"
)
FORMS = ["有限公司"] * 12 + ["股份有限公司"] * 2 + ["有限责任公司"] * 2
ROADS = [
    "人民路", "解放路", "中山路", "建设路", "文化路", "科技大道", "工业北路", "创新路", "长江路", "滨河大道", "新安路",
    "和平街", "学府路", "迎宾大道",
]  # fmt: skip


@dataclass(frozen=True)
class Company:
    """A company as it is."""

    province: str
    city: str
    brand: str
    trade: str
    form: str
    phones: tuple[str, ...]
    address: str
    host: str
    code: str

    @property
    def name(self) -> str:
        """As it is registered."""
        return f"{short(self.city)}{self.brand}{self.trade}{self.form}"


@dataclass(frozen=True)
class Record:
    """What somebody wrote down."""

    name: str
    phone: str = ""
    city: str = ""
    address: str = ""
    website: str = ""
    code: str = ""

    def features(self) -> Features:
        """Ready to be compared."""
        return features(
            self.name,
            credit_code=self.code,
            phones=[self.phone],
            website=self.website,
            place=(self.city,),
            address=self.address,
        )


@dataclass(frozen=True)
class Pair:
    """Two records, whether they are one company, and how the pair was made."""

    one: Record
    other: Record
    same: bool
    kind: str


def pairs(count: int = 3000, seed: int = 1) -> list[Pair]:
    """`count` true pairs, and of each kind of false pairs an equal share of `count`."""
    chance = Random(seed)
    maker = Maker(chance)
    false = [*maker.falsehoods()]
    found = [maker.true() for _ in range(count)]
    for number in range(count):
        kind, make = false[number % len(false)]
        one, other = make()
        found.append(Pair(one, other, False, kind))
    return found


class Maker:
    """Makes companies and what people write about them."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.cities = [(province, city) for province, cities in tree().items() for city in cities if len(city) < 6]
        self.trades = sorted(trade for trade in trades() if len(trade) <= 4)
        self.traditional = {pair[1]: pair[0] for line in listed("simplified.txt") for pair in _pairs(line)}
        self.homophones: dict[str, list[str]] = {}
        for character in BRAND:
            self.homophones.setdefault(FIRST[character], []).append(character)

    def company(self) -> Company:
        """A company of two to four characters, mostly two or three."""
        chance = self.chance
        province, city = chance.choice(self.cities)
        brand = "".join(chance.sample(BRAND, chance.choices([2, 3, 4], [0.5, 0.3, 0.2])[0]))
        return Company(
            province, city, brand, chance.choice(self.trades), chance.choice(FORMS),
            (self.phone(), self.phone()), self.address(),
            f"www.{''.join(chance.choices('abcdefghijklmnopqrstuvwxyz', k=9))}.com", self.code(),
        )  # fmt: skip

    def phone(self) -> str:
        """A mobile number, or a telephone of an office."""
        digits = "".join(self.chance.choices("0123456789", k=9))
        return f"13{digits}" if self.chance.random() < 0.6 else f"0571-8{digits[:7]}"

    def address(self) -> str:
        """Road, number, often building and room."""
        base = f"{self.chance.choice(ROADS)}{self.chance.randint(1, 999)}号"
        return f"{base}{self.chance.randint(1, 9)}幢{self.chance.randint(101, 1905)}室"

    def code(self) -> str:
        """A credit code with the right check digit."""
        first = "91" + "".join(self.chance.choices("0123456789", k=15))
        return first + credit_code.check_digit(first)

    def written(self, company: Company) -> Record:
        """As a colleague enters it who has the business card in hand; not everything is on it."""
        has = self.chance.random
        return Record(
            company.name,
            phone=company.phones[0] if has() < 0.8 else "",
            city=company.city if has() < 0.6 else "",
            address=company.address if has() < 0.6 else "",
            website=company.host if has() < 0.3 else "",
            code=company.code if has() < 0.3 else "",
        )

    def true(self) -> Pair:
        """The same company once more: one to three things differ in its name, and it may be the other telephone."""
        company = self.company()
        one, other = self.written(company), self.written(company)
        if self.chance.random() < 0.25 and other.phone:
            other = replace(other, phone=company.phones[1])
        if self.chance.random() < 0.3:
            other = replace(other, address=other.address.partition("号")[0] + "号" if other.address else "")
        if self.chance.random() < 0.08 and other.address:  # the works are not where the office is
            other = replace(other, address=self.address())
        name, kinds = self._varied(company)
        return Pair(one, replace(other, name=name), True, "+".join(kinds))

    def _varied(self, company: Company) -> tuple[str, list[str]]:
        ways: list[tuple[str, Callable[[Company, str], str]]] = [
            ("width", lambda _, name: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name) + "　"),
            ("brackets", self._bracketed),
            ("traditional", lambda _, name: "".join(self.traditional.get(c, c) for c in name)),
            ("form", lambda c, name: name.removesuffix(c.form) + self.chance.choice(["", "", "公司", "有限公司"])),
            ("place", lambda c, name: name.removeprefix(short(c.city))),
            ("wider", lambda c, name: f"{short(c.province)}{name}" if c.city != c.province else name),
            ("trade", lambda c, name: name.replace(c.trade, "", 1) if c.trade in name else name),
            ("typo", self._mistyped),
            ("homophone", self._misheard),
        ]
        weights = [2, 3, 2, 5, 4, 2, 2, 2, 2]
        name, kinds = company.name, []
        for kind, vary in self._picked(ways, weights):
            name = vary(company, name)
            kinds.append(kind)
        return name, sorted(kinds)

    def _picked(
        self, ways: list[tuple[str, Callable[[Company, str], str]]], weights: list[int]
    ) -> Iterator[tuple[str, Callable[[Company, str], str]]]:
        order = sorted(range(len(ways)), key=lambda at: self.chance.random() ** (1 / weights[at]), reverse=True)
        chosen = order[: self.chance.choices([1, 2, 3], [0.5, 0.35, 0.15])[0]]
        yield from (ways[at] for at in sorted(chosen))

    def _bracketed(self, company: Company, name: str) -> str:
        left, right = self.chance.choice([("（", "）"), ("(", ")")])
        city = short(company.city)
        if not name.startswith(city):
            return name
        rest = name.removeprefix(city)
        return (
            f"{left}{city}{right}{rest}"
            if self.chance.random() < 0.5
            else rest.replace(company.brand, f"{company.brand}{left}{city}{right}", 1)
        )

    def _mistyped(self, company: Company, name: str) -> str:
        at = name.find(company.brand)
        if at < 0:
            return name
        end = at + len(company.brand) + len(company.trade)
        place = self.chance.randrange(at, min(end, len(name)) - 1)
        kind = self.chance.choice(["swap", "drop", "wrong", "twice"])
        if kind == "swap":
            return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        if kind == "drop":
            return name[:place] + name[place + 1 :]
        return name[:place] + (name[place] * 2 if kind == "twice" else self.chance.choice(BRAND)) + name[place + 1 :]

    def _misheard(self, company: Company, name: str) -> str:
        for character in company.brand:
            others = [one for one in self.homophones[FIRST[character]] if one != character]
            if others and character in name:
                return name.replace(character, self.chance.choice(others), 1)
        return name

    def falsehoods(self) -> list[tuple[str, Callable[[], tuple[Record, Record]]]]:
        """The ways in which two companies resemble each other."""
        return [
            ("neighbour", lambda: self._two(brand=self._neighbour)),
            ("neighbour", lambda: self._two(brand=self._neighbour)),
            ("homophone", lambda: self._two(brand=self._namesound)),
            ("other city", lambda: self._two(place=True)),
            ("other trade", lambda: self._two(trade=True)),
            ("branch", self._branch),
            ("group", self._group),
            ("shared telephone", self._agent),
            ("shared address", self._building),
            ("strangers", lambda: (self.written(self.company()), self.written(self.company()))),
        ]

    def _two(
        self, brand: Callable[[str], str] | None = None, place: bool = False, trade: bool = False
    ) -> tuple[Record, Record]:
        one, other = self.company(), self.company()
        twin = replace(other, brand=brand(one.brand) if brand else one.brand)
        if not place:
            twin = replace(twin, province=one.province, city=one.city)
        if not trade:
            twin = replace(twin, trade=one.trade)
        return self.written(one), self.written(twin)

    def _neighbour(self, brand: str) -> str:
        at = self.chance.randrange(len(brand))
        other = self.chance.choice([c for c in BRAND if c != brand[at] and FIRST[c] != FIRST[brand[at]]])
        return brand[:at] + other + brand[at + 1 :]

    def _namesound(self, brand: str) -> str:
        for character in brand:
            others = [one for one in self.homophones[FIRST[character]] if one != character]
            if others:
                return brand.replace(character, self.chance.choice(others), 1)
        return self._neighbour(brand)

    def _branch(self) -> tuple[Record, Record]:
        company = self.company()
        place = short(self.chance.choice(self.cities)[1])
        name = company.name + place + self.chance.choice(["分公司", "办事处", "第二分公司"])
        return self.written(company), replace(self.written(company), name=name, phone=self.phone(), code="")

    def _group(self) -> tuple[Record, Record]:
        company, other = self.company(), self.company()
        name = f"{short(company.city)}{company.brand}集团有限公司"
        return self.written(company), replace(self.written(other), name=name, city=company.city)

    def _agent(self) -> tuple[Record, Record]:
        one, other = self.company(), self.company()
        return self.written(one), self.written(replace(other, phones=one.phones, city=one.city, province=one.province))

    def _building(self) -> tuple[Record, Record]:
        one, other = self.company(), self.company()
        near = replace(other, address=one.address, city=one.city, province=one.province)
        return self.written(one), self.written(near)


def _pairs(line: str) -> list[str]:
    return [line[at : at + 2] for at in range(0, len(line), 2)]
