"""Leads of the demo company: where they came from, how they were worked on, what became of them."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from yingdan.customers.rules.names import name_key
from yingdan.demo import happenings
from yingdan.demo.axis import DAY, Axis
from yingdan.demo.companies import Customer, Names
from yingdan.demo.scene import NULL, Scene, pick
from yingdan.demo.staff import Person, person_name
from yingdan.kernel.actor import Actor
from yingdan.kernel.search import vector
from yingdan.leads.services import sources

WEB_SOURCE = "官网表单"
# Name, kind, above it, cost in yuan, months ago it began and how many it lasted, how many leads, share that converts.
_SOURCES = (
    ("展会", "exhibition", "", 0, 0, 0, 0, 0),
    ("华东工业博览会", "exhibition", "展会", 128_000, 8, 1, 12, 0.30),
    ("华南自动化展", "exhibition", "展会", 96_000, 15, 1, 9, 0.26),
    ("市场活动", "campaign", "", 0, 0, 0, 0, 0),
    ("搜索推广", "campaign", "市场活动", 240_000, 24, 24, 20, 0.14),
    ("行业研讨会", "campaign", "市场活动", 36_000, 5, 1, 8, 0.34),
    ("邮件群发", "campaign", "市场活动", 12_000, 12, 12, 12, 0.05),
    (WEB_SOURCE, "web_form", "", 18_000, 24, 24, 16, 0.22),
    ("电话咨询", "phone", "", 0, 0, 0, 10, 0.28),
    ("上门来访", "walk_in", "", 0, 0, 0, 4, 0.38),
    ("老客户转介绍", "referral", "", 30_000, 24, 24, 8, 0.55),
    ("合作伙伴", "partner", "", 60_000, 24, 24, 7, 0.40),
    ("名片", "card", "", 0, 0, 0, 5, 0.18),
)
_NEEDS = ("要一批设备的报价", "想了解产品线", "旧设备更换", "新厂房配套", "年度框架采购", "想先试用")
_SAID = (
    ("call", "电话联系上了，介绍了产品，对方让发资料"), ("wechat", "加了微信，发了产品资料"),
    ("call", "回访，对方在比较几家，约了下次沟通"), ("visit", "上门拜访，看了现场，需求比较明确"),
    ("call", "没有接，改天再打"),
)  # fmt: skip
_LOST = ("没有需求", "多次联系不上", "空号或错号", "不是目标客户", "重复", "同行")
_TITLES = ("采购经理", "设备主管", "总经理", "生产经理", "工程师", "")
_CONVERTED_SHARE = 0.1  # of the customers that a rep won over
_OTHERS = 32  # leads of a rep, over the whole history, that did not become customers
_OPEN_DAYS = 35  # for as long a lead usually stays open


class Inquiries:
    """Writes leads with random numbers of their own, so that the rest of the story does not depend on them."""

    def __init__(self, seed: int, axis: Axis) -> None:
        self.seed, self.rnd, self.names = seed, Random(), Names(seed + 1)  # noqa: S311
        self.sources = _write_sources(axis)

    def begin(self, rep: Person) -> None:
        """The next rep."""
        self.rnd.seed(f"{self.seed}/leads/{rep.id}")

    def became(self, scene: Scene, customer: Customer, deal: int) -> None:
        """Perhaps the customer was a lead before."""
        rnd, axis = self.rnd, scene.axis
        if rnd.random() > _CONVERTED_SHARE or customer.created < 45 * DAY:
            return
        made = axis.working(rnd, customer.created - int((1 + rnd.random() * 24) * DAY))
        source = self._source(converted=True)
        contact = customer.contacts[0].name
        lead = _Lead(customer.name, contact, customer.industry, customer.city.province, customer.city.name,
                     customer.owner, customer.seller, source, min(made, customer.created - 120))  # fmt: skip
        self._write(scene, lead, "converted", customer.created, customer.id, deal)
        customer.last_followup = max(customer.last_followup, lead.last)

    def others(self, scene: Scene, rep: Person) -> None:
        """The leads that became nothing, or nothing yet."""
        rnd, axis = self.rnd, scene.axis
        until = axis.now_day if rep.until is None else rep.until
        owner = rep if rep.until is None or rep.manager is None else rep.manager
        for _ in range(int(_OTHERS * (until - rep.since) / axis.now_day)):
            made = min(axis.opening(rnd, rep.since, until), axis.now - 60)
            city = rep.cities[0]
            firm, _, industry = self.names.draw(rnd, city)
            lead = _Lead(firm, person_name(rnd), industry, city.province, city.name, owner, rep,
                         self._source(converted=False), made)  # fmt: skip
            age = (axis.now - made) / DAY
            is_open = age < _OPEN_DAYS or rnd.random() < 0.16
            status = rnd.choices(("new", "contacted", "qualified"), (3, 5, 3))[0] if is_open else "invalid"
            end = min(axis.now, made + int((2 + rnd.random() * 40) * DAY)) if status == "invalid" else 0
            self._write(scene, lead, status, end, 0, 0)

    def _source(self, *, converted: bool) -> int:
        ids = list(self.sources)
        odds = [weight * (share if converted else 1 - share) for weight, share in self.sources.values()]
        return self.rnd.choices(ids, odds)[0]

    def _write(self, scene: Scene, lead: "_Lead", status: str, end: int, customer: int, deal: int) -> None:
        rnd, stamp = self.rnd, scene.axis.stamp
        scene.lead += 1
        number, sure = scene.lead, status in ("converted", "qualified")
        until = end or scene.axis.now
        contacted = 0
        if status != "new":
            delay = int((0.3 + rnd.random() ** 2 * (50 if sure else 70)) * 60)
            contacted = min(lead.made + delay, until)
        again = 0
        if contacted:
            for n in range(1 + int(rnd.random() * (3 if sure else 2))):
                at = contacted + int(n * (until - contacted) * (0.2 + 0.2 * rnd.random()))
                if n and at >= until:
                    break
                if n:
                    at = min(scene.axis.working(rnd, at), until)
                self._followup(scene, lead, number, customer, deal, at)
            if not end and rnd.random() < 0.7:
                again = scene.axis.working(rnd, scene.axis.now + int((rnd.random() * 12 - 3) * DAY))
        qualified = max(contacted, (contacted + until) // 2) if sure else 0
        name = f"{lead.contact} · {lead.company}"
        phone = f"19901{int(rnd.random() * 1_000_000):06d}" if rnd.random() < (0.92 if sure else 0.86) else ""
        mail = f"l{number}@example.com" if rnd.random() < (0.5 if sure else 0.4) else ""
        need = pick(rnd, list(_NEEDS)) if rnd.random() < (0.7 if sure else 0.52) else ""
        people = str(10 + int(rnd.random() ** 2 * 900)) if rnd.random() < 0.6 else NULL
        lost = pick(rnd, list(_LOST)) if status == "invalid" else ""

        def moment(minute: int) -> str:
            return stamp(minute) if minute else NULL

        scene.lines["leads_lead"].append(
            f"{number}\t{stamp(lead.made)}\t{stamp(max(lead.made, lead.last, end))}\t{lead.owner.id}\t"
            f"{lead.owner.team.id}\t{lead.maker.id}\t{name}\t{lead.company}\t{name_key(lead.company)}\t{lead.contact}\t"
            f"{pick(rnd, list(_TITLES))}\t{phone}\t{mail}\t{lead.province}\t{lead.city}\t{lead.industry}\t{people}\t"
            f"{need}\t{lead.source}\t{status}\t{lost}\t{moment(again)}\t{moment(lead.last)}\t{moment(contacted)}\t"
            f"{moment(qualified)}\t{moment(end if status == 'invalid' else 0)}\t"
            f"{moment(end if status == 'converted' else 0)}\t{customer or NULL}\t{deal or NULL}\t{stamp(lead.made)}\t"
            f"{vector([name, lead.company, lead.contact], [phone])}\n"
        )
        scene.waiting += 1
        happenings.lead_came(scene, number, name, lead.maker, lead.made)
        if status == "converted":
            params = f'"name": "{name}", "customer": "{lead.company}"'
            happenings.lead_went(scene, number, customer, "lead.converted", lead.maker, end, params)
        elif status == "invalid":
            params = f'"name": "{name}", "from": "contacted", "to": "invalid", "reason": "{lost}"'
            happenings.lead_went(scene, number, 0, "lead.invalid", lead.maker, end, params)

    def _followup(self, scene: Scene, lead: "_Lead", number: int, customer: int, deal: int, at: int) -> None:
        scene.followup += 1
        stamp = scene.axis.stamp(at)
        method, text = _SAID[int(self.rnd.random() * len(_SAID))]
        scene.lines["customers_followup"].append(
            f"{scene.followup}\t{stamp}\t{stamp}\t{lead.maker.id}\t{lead.maker.team.id}\t{lead.maker.id}\t"
            f"{customer or NULL}\t{NULL}\t{deal or NULL}\t{method}\t{text}。\t{stamp}\t{NULL}\t{number}\n"
        )
        scene.waiting += 1
        lead.last = max(lead.last, at)


class _Lead:
    """Who it is, while the story is written."""

    def __init__(
        self, company: str, contact: str, industry: str, province: str, city: str, owner: Person, maker: Person,
        source: int, made: int,
    ) -> None:  # fmt: skip
        self.company, self.contact, self.industry, self.province, self.city = company, contact, industry, province, city
        self.owner, self.maker, self.source, self.made, self.last = owner, maker, source, made, 0


def _write_sources(axis: Axis) -> dict[int, tuple[int, float]]:
    """The tree of sources; id → (how many leads, the share of them that converts)."""
    actor = Actor.system("demo", "cli")
    ids: dict[str, int] = {}
    found: dict[int, tuple[int, float]] = {}
    for name, kind, above, cost, ago, lasted, leads, share in _SOURCES:
        values: dict[str, Any] = {"name": name, "kind": kind, "parent": ids.get(above), "cost": Decimal(cost)}
        if ago:
            starts = axis.today - timedelta(days=ago * 30)
            ends = min(axis.today, starts + timedelta(days=lasted * 30 - 1)) if lasted > 1 else starts + timedelta(4)
            values |= {"starts_on": starts, "ends_on": ends}
        ids[name] = sources.create(actor, values).id
        if leads:
            found[ids[name]] = (leads, share)
    return found
