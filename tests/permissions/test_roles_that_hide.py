"""How fields are hidden by role: who chooses them, how several roles combine, what a masked number looks like."""

import pytest

from yingdan.accounts.rules import kept_back
from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel.actor import Actor
from yingdan.platform.resources.hiding import mask


def test_merging():
    def read(resource: str) -> str:
        return f"{resource}.read"

    reads, hides = {"customer.read": "own"}, {"customer.phone": "hidden"}
    assert kept_back([(reads, hides)], read) == hides
    assert kept_back([(reads, hides), (reads, {})], read) == {}
    assert kept_back([(reads, hides), (reads, {"customer.phone": "masked"})], read) == {"customer.phone": "masked"}
    assert kept_back([(reads, hides), ({"member.read": "all"}, {})], read) == hides
    assert kept_back([(reads, hides), ({"*": "all"}, {})], read) == {}
    assert Actor.system("test").hidden == {}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("13812345678", "138****5678"),
        ("01062551234", "010****1234"),
        ("62551234", "****1234"),
        ("138 1234 5678", "138 **** 5678"),
        ("13812345678、13987654321", "138****5678、139****4321"),
        ("12345", "*****"),
        ("无", "无"),
        ("", ""),
    ],
)
def test_how_numbers_are_masked(written: str, shown: str):
    assert mask(written) == shown


def test_administrators_choose_what_is_hidden(cast: Cast):
    admin = client_for(cast.admin)
    listed = {one["resource"]: one for one in admin.get("/api/permissions/fields").json()["items"]}
    names = {field["name"]: field["maskable"] for field in listed["customer"]["fields"]}
    assert (names["phone"], names["annual_revenue"]) == (True, False)
    assert not {"name", "owner"} & set(names)
    body = {"grants": {"customer.read": "own"}, "fields": {"customer.phone": "masked"}, "version": 1}
    answer = admin.put("/api/roles/rep", body)
    assert answer.json()["fields"] == {"customer.phone": "masked"}
    kept = admin.put("/api/roles/rep", {"grants": {"customer.read": "own"}, "version": 2})
    assert kept.json()["fields"] == {"customer.phone": "masked"}
    assert actor_for(cast.xiaoli).hidden == {"customer.phone": "masked"}
    assert client_for(cast.xiaoli).get("/api/permissions/fields").status_code == 403


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("customer.name", "hidden"),
        ("deal.amount", "hidden"),
        ("customer.industry", "masked"),
        ("x.y", "hidden"),
        ("customer.phone", "gone"),
    ],
)
def test_what_cannot_be_hidden_is_refused(cast: Cast, path: str, way: str):
    body = {"grants": {}, "fields": {path: way}, "version": 1}
    assert client_for(cast.admin).put("/api/roles/rep", body).status_code == 422
