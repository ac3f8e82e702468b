"""Every resource: who sees which rows, in lists, counts, pickers, exports, history and single records."""

from typing import Any

import pytest

from tests.permissions.scene import Scene
from tests.permissions.table import COMPANY_RESOURCES, OWNED_RESOURCES
from yingdan.conftest import close
from yingdan.platform.resources import spec

VIEWS = ("", "/history", "/timeline")
OWNED = sorted(OWNED_RESOURCES)


def url(scene: Scene, name: str, rest: str = "") -> str:
    return f"/api/resources/{name}/{scene.ids[name]}{rest}"


def version(scene: Scene, name: str) -> int:
    number: int = scene.company.get(url(scene, name)).json()["version"]
    return number


def test_every_resource_is_in_the_table() -> None:
    registered = {resource.name for resource in spec.all_resources()}
    assert registered == set(OWNED_RESOURCES) | set(COMPANY_RESOURCES), "add it to table.py"


@pytest.mark.parametrize("name", OWNED)
@pytest.mark.parametrize("view", VIEWS)
def test_a_record_is_shown_to_the_owner_and_the_team_only(scene: Scene, name: str, view: str) -> None:
    for who in ("owner", "mate", "company"):
        assert scene.client(who).get(url(scene, name, view)).status_code == 200, who
    assert scene.outsider.get(url(scene, name, view)).status_code == 404
    assert scene.nobody.get(url(scene, name, view)).status_code == 403
    assert scene.anonymous.get(url(scene, name, view)).status_code == 401


@pytest.mark.parametrize("name", OWNED)
def test_an_outsider_changes_nothing(scene: Scene, name: str) -> None:
    change = {"version": version(scene, name), "values": OWNED_RESOURCES[name]}
    assert scene.outsider.patch(url(scene, name), change).status_code == 404
    bulk = {"action": "edit", "ids": [scene.ids[name]], "values": OWNED_RESOURCES[name]}
    assert scene.outsider.post(f"/api/resources/{name}/bulk", bulk).json().get("done", 0) == 0
    assert version(scene, name) == change["version"]
    assert scene.owner.patch(url(scene, name), change).status_code == 200


@pytest.mark.parametrize("name", [name for name in OWNED if name != "member"])
def test_an_outsider_deletes_nothing(scene: Scene, name: str) -> None:
    assert scene.outsider.delete(url(scene, name)).status_code == 404
    bulk = {"action": "delete", "ids": [scene.ids[name]]}
    assert scene.outsider.post(f"/api/resources/{name}/bulk", bulk).json().get("done", 0) == 0
    assert scene.company.get(url(scene, name)).status_code == 200


def test_members_are_never_deleted(scene: Scene) -> None:
    assert scene.company.delete(url(scene, "member")).status_code in (403, 409)


@pytest.mark.parametrize("name", OWNED)
def test_lists_counts_pickers_and_exports_keep_to_the_reach(scene: Scene, name: str) -> None:
    def seen(who: str) -> dict[str, bool]:
        client, key = scene.client(who), scene.ids[name]
        rows = client.post(f"/api/resources/{name}/query", {"limit": 200}).json()["rows"]
        only = {"filter": {"combinator": "and", "rules": [{"field": "id", "operator": "=", "value": key}]}}
        picked = client.get(f"/api/resources/{name}/lookup").json()["items"]
        wanted = {"format": "csv", "columns": ["id"], **only}
        export = client.post(f"/api/resources/{name}/export", wanted)
        exported = export.getvalue().decode("utf-8-sig").split()
        close(export)
        groups: list[dict[str, Any]] = client.post(
            f"/api/resources/{name}/group", {"by": "created_at", "bucket": "year", **only}
        ).json()["groups"]
        return {
            "list": key in [row["id"] for row in rows],
            "count": client.post(f"/api/resources/{name}/count", only).json()["count"] == 1,
            "picker": key in [item["id"] for item in picked],
            "export": str(key) in exported,
            "groups": sum(group["count"] for group in groups) == 1,
        }

    for who in ("owner", "mate", "company"):
        assert all(seen(who).values()), (who, seen(who))
    assert not any(seen("outsider").values()), seen("outsider")


@pytest.mark.parametrize("name", sorted(COMPANY_RESOURCES))
def test_what_belongs_to_the_company_is_shown_to_all_with_the_permission(scene: Scene, name: str) -> None:
    assert scene.company.get(url(scene, name)).status_code == 200
    assert scene.nobody.get(url(scene, name)).status_code == 403
