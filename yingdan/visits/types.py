"""What higher apps provide to visits: what becomes of answers to steps, and what the phone takes along."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Registry


@dataclass(frozen=True, slots=True)
class StepKind:
    """`check(answer)` raises an `AppError` when an answer cannot be taken. `save(actor, visit, answer)` is called once
    for the answer that counts, in the transaction in which the visit ends; never for abandoned visits.
    It gets the rows, `models.Visit` and `models.StepAnswer` (`uuid`, `key`, `answer`, `told_at`)."""

    check: Callable[[dict[str, Any]], None]
    save: Callable[[Actor, Any, Any], None]


@dataclass(frozen=True, slots=True)
class PackPart:
    """What a higher app adds to the day pack of the phone: `read(actor, customer_ids)` gives JSON values, as a rule by
    id of the customer (as text)."""

    read: Callable[[Actor, list[int]], Any]


step_kinds: Registry[StepKind] = Registry(StepKind)
pack_parts: Registry[PackPart] = Registry(PackPart)
