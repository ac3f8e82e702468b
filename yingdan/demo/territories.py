"""Territories of the demo company: one for each region, and in it one for each city that a team works in."""

from yingdan.customers.services import customers
from yingdan.demo.staff import Node, Staff
from yingdan.org.models import Territory, TerritoryArea, TerritoryTeam
from yingdan.org.rules import areas

SUFFIX = "大区"


def write(staff: Staff) -> None:
    """The regions cover the provinces of their cities, each province once; customers fall into them by address."""
    taken: set[str] = set()
    for region in [node for node in staff.nodes if node.kind == "region"]:
        provinces = sorted({city.province for city in region.cities} - taken)
        if provinces:
            taken.update(provinces)
            _region(staff, region, provinces)
    customers.place_all()


def _region(staff: Staff, region: Node, provinces: list[str]) -> None:
    whole = Territory.objects.create(name=region.name.removesuffix(SUFFIX), manager_id=_lead(region))
    whole.top = whole
    whole.save(update_fields=["top"])
    TerritoryTeam.objects.create(territory=whole, team_id=region.id)
    TerritoryArea.objects.bulk_create(
        TerritoryArea(territory=whole, province=areas.meant(one, "", "").province) for one in provinces
    )
    for city in {city.name: city for city in region.cities if city.province in provinces}.values():
        below = [node for node in staff.nodes if node.kind == "team" and node.path.startswith(f"{region.path}.")]
        teams = [node for node in below if city in node.cities]
        if teams:
            part = Territory.objects.create(name=city.name, parent=whole, top=whole, manager_id=_lead(teams[0]))
            TerritoryTeam.objects.bulk_create(TerritoryTeam(territory=part, team_id=team.id) for team in teams)
            place = areas.meant(city.province, city.name, "")
            TerritoryArea.objects.create(territory=part, province=place.province, city=place.city)


def _lead(node: Node) -> int | None:
    return node.manager.id if node.manager else None
