"""Owned rows of any kind change hands for a handover: some to this successor, some to that, and back again."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Count, Q, QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Kept, OpenRow, Sharing, Transfer
from yingdan.org.models import Member, Owned
from yingdan.people.services.giving import give, give_back, names_of
from yingdan.people.types import Given
from yingdan.platform.models import Event
from yingdan.platform.services import events

Row = TypeVar("Row", bound=Owned)
Contacts = Callable[[Actor, list[int]], dict[int, str]]


@dataclass(frozen=True, slots=True)
class Kind(Generic[Row]):
    """What a kind of rows says of itself: which are `open`, how one becomes an `OpenRow` (`columns` are all that it
    reads), which an actor sees, and the event of one that got another owner: `event(actor, row, owner id, name)`."""

    model: type[Row]
    open: Q
    columns: tuple[str, ...]
    describe: Callable[[Row], OpenRow]
    visible: Callable[[Actor], QuerySet[Row]]
    event: Callable[[Actor, Row, int | None, str | None], Event]
    named: tuple[str, ...] = ("id", "name", "version", "owner_id", "team_id", "owner__name")

    def port(self, sharing: Sharing | None = None, contacts: Contacts | None = None) -> Transfer:
        """As the handover port takes it."""
        return Transfer(self.rows, self.seen, self.move, self.give_back, self.owned, sharing, contacts)

    def owned(self, member_ids: list[int]) -> dict[int, int]:
        """How many open ones each of them owns; who has none is left out."""
        rows = self.model._base_manager.filter(self.open, owner_id__among=member_ids).order_by()
        return dict(rows.values_list("owner_id").annotate(Count("id")))

    def rows(self, member_id: int) -> list[OpenRow]:
        """Everything open that a member owns, by id."""
        found = self.model._base_manager.filter(self.open, owner_id=member_id).order_by("id")
        return [self.describe(row) for row in found.only(*self.columns)]

    def seen(self, actor: Actor, ids: list[int]) -> set[int]:
        """Which of the rows the actor may read."""
        return set(self.visible(actor).filter(id__among=ids).values_list("id", flat=True))

    def move(self, actor: Actor, giver_id: int, to: Mapping[int, int]) -> dict[int, Kept]:
        """Gives rows that the giver still owns to their successors. Whoever may hand over for the giver passes
        everything on, seen or not."""
        found = self._locked(list(to)).filter(self.open, owner_id=giver_id)
        groups: dict[int, list[Row]] = defaultdict(list)
        for row in found:
            groups[to[row.pk]].append(row)
        owners = Member.objects.in_bulk(groups)
        kept: dict[int, Kept] = {}
        for owner_id, rows in sorted(groups.items()):
            owner = owners[owner_id]
            given = give(rows, owner)
            events.record_all(self.event(actor, row, owner.id, owner.name) for row in rows)
            kept.update({one.id: _kept(one) for one in given})
        return kept

    def give_back(self, actor: Actor, kept: Mapping[int, Kept]) -> set[int]:
        """Returns rows to whom they were taken from, unless they were changed since."""
        given = {id: _given(id, one) for id, one in kept.items()}
        back = give_back(list(self._locked(list(kept))), given.values())
        names = names_of(given.values())
        events.record_all(self.event(actor, row, given[row.pk].owner_id, names[given[row.pk].owner_id]) for row in back)
        return {row.pk for row in back}

    def _locked(self, ids: list[int]) -> QuerySet[Row]:
        rows = self.model._base_manager.filter(id__among=ids).select_related("owner").only(*self.named)
        return rows.order_by("id").select_for_update(of=("self",), no_key=True)


def _kept(given: Given) -> Kept:
    return {"version": given.version, "owner": given.owner_id, "team": given.team_id}


def _given(id: int, kept: Mapping[str, Any]) -> Given:
    return Given(id, kept["version"], kept["owner"], kept["team"])
