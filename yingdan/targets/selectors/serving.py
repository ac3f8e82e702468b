"""What the territories that people serve could bring: the customers that fall into them, whoever holds these."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count

from yingdan.customers.models import Customer
from yingdan.org.models import Member, Territory, TerritoryTeam
from yingdan.org.selectors import territory as territories
from yingdan.targets.selectors import tree as trees
from yingdan.targets.selectors.potential import by_grade


@dataclass(slots=True)
class Served:
    """Someone's part of the territories served: potential (fen), customers, names of the territories."""

    worth: float = 0.0
    customers: float = 0.0
    names: list[str] = field(default_factory=list)


def served(people: Iterable[Member], start: date, end: date) -> dict[int, Served]:
    """By member, those who serve a territory with customers; each of those who serve one has an equal part of it.

    A territory is served by the people of its teams and of the teams below these, else by the person responsible; one
    that nobody serves counts for the nearest above that somebody does. A customer is worth what one of the same grade
    brought on average from `start` to `end`. Six statements for any number of people.
    """
    rows = list(territories.open_territories().order_by("id"))
    if not rows:
        return {}
    found: dict[int, Served] = {}
    helpers = _helpers(rows, list(people))
    parents = {one.id: one.parent_id for one in rows}
    names = {one.id: one.name for one in rows}
    for territory, (worth, customers) in _worth(parents, helpers, start, end).items():
        those = helpers[territory]
        for member in those:
            part = found.setdefault(member, Served())
            part.worth += worth / len(those)
            part.customers += customers / len(those)
            part.names.append(names[territory])
    return {member: one for member, one in found.items() if one.worth > 0}


def _helpers(rows: list[Territory], people: list[Member]) -> dict[int, list[int]]:
    """By territory, who of the people serves it."""
    tree = trees.load()
    teams: dict[int, set[int]] = {}
    for territory, team in TerritoryTeam.objects.values_list("territory_id", "team_id"):
        if team in tree.nodes:
            teams.setdefault(territory, set()).update(tree.below(team))
    known = {one.id for one in people}
    found = {}
    for row in rows:
        those = [one.id for one in people if one.team_id in teams.get(row.id, ())]
        found[row.id] = those or [member for member in [row.manager_id] if member in known and member is not None]
    return found


def _worth(
    parents: Mapping[int, int | None], helpers: Mapping[int, Collection[int]], start: date, end: date
) -> dict[int, tuple[float, int]]:
    """By served territory, what its customers are worth (fen) and how many they are."""
    grades = by_grade(start, end)
    found: dict[int, tuple[float, int]] = {}
    rows = Customer.objects.filter(territory__isnull=False).values_list("territory_id", "grade")
    for territory, grade, count in rows.annotate(Count("id")).order_by():
        place = next((one for one in territories.line_of(territory, parents) if helpers.get(one)), None)
        if place is not None:
            worth, customers = found.get(place, (0.0, 0))
            found[place] = worth + count * grades.get(grade, 0.0), customers + count
    return found
