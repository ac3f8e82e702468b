"""Whose a visitor is 客户归属: the earliest first contact whose time has not run out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Code = Literal["customer", "first_contact", "expired", "no_evidence", "nobodys", "new"]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the company set; `valid_days` None: for good."""

    valid_days: int | None
    evidence: bool
    customers_stay: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A record of somebody's: since when, last spoken to, and whether anything was written about it."""

    kind: Literal["customer", "contact", "lead"]
    id: int
    member: int | None
    first: datetime
    last: datetime
    written: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """Whose the visitor is by the rule, and by which record; `member` None: the rota decides."""

    code: Code
    member: int | None = None
    claim: Claim | None = None


def decide(terms: Terms, claims: Sequence[Claim], now: datetime) -> Decision:
    """The earliest valid claim wins; of none, the best one says why the rota decides."""
    owned = sorted((one for one in claims if one.member is not None), key=lambda one: (one.first, one.kind, one.id))
    if terms.customers_stay:
        for one in owned:
            if one.kind != "lead":
                return Decision("customer", one.member, one)
    for one in owned:
        if _missing(terms, one, now) is None:
            return Decision("first_contact", one.member, one)
    for one in owned:
        return Decision(_missing(terms, one, now) or "expired", None, one)
    return Decision("nobodys", None, claims[0]) if claims else Decision("new")


def _missing(terms: Terms, claim: Claim, now: datetime) -> Literal["expired", "no_evidence"] | None:
    if terms.valid_days is not None and claim.last + timedelta(days=terms.valid_days) < now:
        return "expired"
    return "no_evidence" if terms.evidence and not claim.written else None
