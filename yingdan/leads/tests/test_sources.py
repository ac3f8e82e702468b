"""Sources in their tree."""

import pytest

from yingdan.conftest import client_for
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Invalid
from yingdan.leads.models import Source
from yingdan.leads.services import sources
from yingdan.leads.tests.making import make_lead, make_source

SYSTEM = Actor.system("test")


def test_paths_follow_a_move(cast):
    year, fair, hall, other = (
        make_source("2026 展会"),
        make_source("广交会"),
        make_source("二号馆"),
        make_source("其他", "campaign"),
    )
    sources.save(SYSTEM, fair, {"parent": year.id})
    sources.save(SYSTEM, hall, {"parent": fair.id})
    sources.save(SYSTEM, fair, {"parent": other.id})
    paths = dict(Source.objects.values_list("name", "path"))
    assert paths["广交会"] == f"{other.id}.{fair.id}"
    assert paths["二号馆"] == f"{other.id}.{fair.id}.{hall.id}"
    sources.save(SYSTEM, Source.objects.get(id=fair.id), {"parent": None})
    assert Source.objects.get(id=hall.id).path == f"{fair.id}.{hall.id}"


def test_no_circles_no_twins_no_backward_dates(cast):
    top = make_source("2026 展会")
    below = make_source("广交会", parent=top)
    with pytest.raises(Invalid):
        sources.save(SYSTEM, top, {"parent": below.id})
    with pytest.raises(Invalid):
        make_source("广交会", parent=top)
    with pytest.raises(Invalid):
        make_source("展会", starts_on="2026-05-02", ends_on="2026-05-01")


def test_what_has_leads_or_children_stays(cast):
    top = make_source("2026 展会")
    below = make_source("广交会", parent=top)
    with pytest.raises(Conflict):
        sources.remove(SYSTEM, top)
    make_lead(cast.xiaoli, source=below.id)
    with pytest.raises(Conflict):
        sources.remove(SYSTEM, below)


def test_the_default_source_of_a_kind_is_made_once(cast):
    make_source("网站表单", "campaign")
    one = sources.default("web_form")
    assert one.name == "网站表单 2"
    assert sources.default("web_form").id == one.id


def test_reps_read_sources_and_directors_write_them(cast):
    assert client_for(cast.xiaoli).post("/api/resources/source", {"values": {"name": "x"}}).status_code == 403
    made = client_for(cast.liu).post(
        "/api/resources/source", {"values": {"name": "广交会", "kind": "exhibition", "cost": "1200.50"}}
    )
    assert made.status_code == 201, made.json()
    assert made.json()["values"]["cost"] == "1200.50"
    assert client_for(cast.xiaoli).get("/api/resources/source/lookup?q=").json()["items"][0]["label"] == "广交会"
