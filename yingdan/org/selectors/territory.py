"""Which territory a place belongs to, and the tree of territories as pages show it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from yingdan.org import selectors
from yingdan.org.models import Member, Team, Territory, TerritoryArea, TerritoryTeam
from yingdan.org.rules import areas
from yingdan.org.rules.areas import Area


class Places:
    """The areas of all open territories, read once for many look-ups."""

    def __init__(self) -> None:
        rows = TerritoryArea.objects.filter(territory__closed_on=None)
        covered = list(rows.values_list("territory_id", "province", "city", "district"))
        depth = depths() if covered else {}
        self.holder: dict[Area, int] = {}
        for territory, *names in sorted(covered, key=lambda row: depth.get(row[0], 0)):
            self.holder[Area(*names)] = territory  # the deepest of a line of territories is the last

    def territory(self, province: str, city: str, district: str) -> int | None:
        """The territory of a place: that of its district, else of its city, else of its province."""
        if not self.holder:
            return None
        place = areas.meant(province, city, district)
        return next((self.holder[one] for one in place.wider if one in self.holder), None)


def depths() -> dict[int, int]:
    """How deep each territory is in the tree."""
    parents = dict(Territory.objects.values_list("id", "parent_id"))
    return {one: len(line_of(one, parents)) for one in parents}


def line_of(territory: int | None, parents: Mapping[int, int | None]) -> list[int]:
    """A territory and those above it."""
    found: list[int] = []
    while territory is not None and territory not in found:
        found.append(territory)
        territory = parents.get(territory)
    return found


def open_territories() -> QuerySet[Territory]:
    """Those that are not closed."""
    return Territory.objects.filter(closed_on=None)


def described(rows: Iterable[Territory] | None = None) -> list[dict[str, Any]]:
    """Territories with their areas, teams and manager, by name under each parent; four statements."""
    wanted = open_territories() if rows is None else Territory.objects.filter(pk__in=[row.pk for row in rows])
    found = list(wanted.select_related("manager").order_by("name", "id"))
    ids = [one.id for one in found]
    covered: dict[int, list[dict[str, str]]] = {}
    for territory, province, city, district in (
        TerritoryArea.objects.filter(territory__in=ids)
        .order_by("province", "city", "district")
        .values_list("territory_id", "province", "city", "district")
    ):
        covered.setdefault(territory, []).append({"province": province, "city": city, "district": district})
    teams: dict[int, list[dict[str, Any]]] = {}
    for link in TerritoryTeam.objects.filter(territory__in=ids).select_related("team").order_by("team__name"):
        teams.setdefault(link.territory_id, []).append({"id": link.team_id, "name": link.team.name})
    return [_one(row, covered.get(row.id, []), teams.get(row.id, [])) for row in found]


def person_of(described_: Mapping[str, Any]) -> dict[str, Any] | None:
    """Who should serve a territory: the person responsible, else who leads the first of its teams that is led."""
    leads = dict(
        Team.objects.filter(id__in=[one["id"] for one in described_["teams"]], manager__isnull=False).values_list(
            "id", "manager_id"
        )
    )
    wanted = [
        described_["manager"] and described_["manager"]["id"],
        *(leads.get(one["id"]) for one in described_["teams"]),
    ]
    there = {
        one.id: one.name for one in selectors.present(Member.objects.filter(id__in=[one for one in wanted if one]))
    }
    return next(({"id": one, "name": there[one]} for one in wanted if one in there), None)


def _one(row: Territory, covered: list[dict[str, str]], teams: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "code": row.code,
        "parent_id": row.parent_id,
        "manager": {"id": row.manager.id, "name": row.manager.name} if row.manager else None,
        "teams": teams,
        "areas": covered,
        "version": row.version,
    }
