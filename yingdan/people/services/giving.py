"""Owned rows change hands, and back again: a handful of statements however many they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import F

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.org.models import Member, Owned
from yingdan.people.types import Given

Row = TypeVar("Row", bound=Owned)
Failure = dict[str, Any]


def give(rows: Sequence[Row], owner: Member) -> list[Given]:
    """Gives locked rows to a member; returns what brings them back."""
    if rows:
        _write(rows, owner.id, owner.team_id)
    return [Given(row.pk, row.version + 1, row.owner_id, row.team_id) for row in rows]


def give_back(rows: Sequence[Row], given: Iterable[Given]) -> list[Row]:
    """Returns locked rows to whom they were given from; those changed since stay. Says which went back."""
    before = {one.id: one for one in given}
    unchanged = [row for row in rows if row.version == before[row.pk].version]
    groups: dict[tuple[int | None, int], list[Row]] = defaultdict(list)
    for row in unchanged:
        groups[before[row.pk].owner_id, before[row.pk].team_id].append(row)
    for (owner_id, team_id), together in groups.items():
        _write(together, owner_id, team_id)
    return unchanged


def failure(actor: Actor, row_id: int, title: str, code: str, **params: str) -> Failure:
    """A row that stayed as it was, and why."""
    return {"id": row_id, "title": title, "code": code, "message": text(code, actor.locale, **params)}


def names_of(given: Iterable[Given]) -> dict[int | None, str | None]:
    """The owners before, by id."""
    ids = {one.owner_id for one in given if one.owner_id}
    return {None: None, **dict(Member.objects.filter(id__in=ids).values_list("id", "name"))}


def _write(rows: Sequence[Row], owner_id: int | None, team_id: int) -> None:
    type(rows[0])._base_manager.filter(id__among=[row.pk for row in rows]).update(
        owner_id=owner_id, team_id=team_id, version=F("version") + 1, updated_at=clock.now()
    )
