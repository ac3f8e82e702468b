"""Roles: defaults, editing grants, merging."""

import importlib
from datetime import timedelta

import pytest
from django.db import connection

from yingdan.accounts import rules
from yingdan.accounts.models import Role
from yingdan.accounts.roles import DEFAULT_ROLES
from yingdan.accounts.services import roles
from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.kernel.actor import Scope
from yingdan.kernel.permissions import Permission, catalogue

CATALOGUE = {code: Permission(code, code, code) for code in ("deal.read", "deal.edit", "team.manage")}


def test_several_roles_give_the_widest_reach() -> None:
    held = [{"deal.read": "own", "deal.edit": "team"}, {"deal.read": "below", "gone.read": "all"}]
    assert rules.merged(held, CATALOGUE) == {"deal.read": Scope.below, "deal.edit": Scope.team}


def test_the_star_stands_for_everything_known() -> None:
    assert rules.merged([{"deal.read": "own"}, {"*": "all"}], CATALOGUE) == dict.fromkeys(CATALOGUE, Scope.all)


def test_a_token_never_widens() -> None:
    grants = {"deal.read": Scope.own, "deal.edit": Scope.own}
    assert rules.narrowed(grants, ["deal.read", "team.manage"]) == {"deal.read": Scope.own}
    assert rules.narrowed(grants, None) == grants
    assert rules.narrowed(grants, []) == {}


@pytest.mark.parametrize(
    ("ages", "minutes"), [([], 0), ([1, 2, 3, 4], 0), ([1, 2, 3, 4, 5], 10), ([0, 0, 0, 0, 14.5], 1), ([1] * 9, 14)]
)
def test_minutes_locked(ages: list[float], minutes: int) -> None:
    now = clock.now()
    assert rules.minutes_locked([now - timedelta(minutes=age) for age in ages], 5, now) == minutes


def test_there_are_ten_roles_with_names_in_both_languages(cast: Cast) -> None:
    items = client_for(cast.admin).get("/api/roles").json()["items"]
    assert [one["code"] for one in items] == [role.code for role in DEFAULT_ROLES]
    assert len(items) == 10
    assert all(one["label"]["zh"] and one["label"]["en"] for one in items)


def test_roles_that_nobody_edited_follow_the_defaults(cast: Cast) -> None:
    Role.objects.filter(code="hr").update(grants={})
    roles.ensure_defaults()
    assert Role.objects.get(code="hr").grants["member.create"] == "all"
    again = Role.objects.get(code="hr").version
    roles.ensure_defaults()
    assert Role.objects.get(code="hr").version == again


def _edit(cast: Cast, grants: dict[str, str]) -> None:
    version = Role.objects.get(code="rep").version
    answer = client_for(cast.admin).put("/api/roles/rep", {"grants": grants, "version": version})
    assert answer.status_code == 200, answer.content


def test_what_an_administrator_decided_outlives_new_versions(cast: Cast) -> None:
    _edit(cast, {"deal.read": "all"})  # all others taken away, one made wider
    roles.ensure_defaults()
    assert Role.objects.get(code="rep").grants == {"deal.read": "all"}


def test_a_new_permission_reaches_an_edited_role_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    older = {code: one for code, one in catalogue().items() if code != "customer.merge"}
    Role.objects.filter(code="rep").update(grants={"deal.read": "own"})
    monkeypatch.setattr(roles, "catalogue", lambda: older)
    _edit(cast, {"deal.read": "all"})  # by a version that knew nothing of merging
    monkeypatch.undo()
    before = Role.objects.get(code="rep").version
    roles.ensure_defaults()
    role = Role.objects.get(code="rep")
    assert role.grants == {"deal.read": "all", "customer.merge": "own"}
    assert role.version == before + 1  # a form from before would take it away unseen
    _edit(cast, {"deal.read": "all"})
    roles.ensure_defaults()
    assert Role.objects.get(code="rep").grants == {"deal.read": "all"}


def test_a_new_permission_that_was_taken_away_before_any_other_edit_stays_away(cast: Cast) -> None:
    """Even if the note of what was decided is that of an old version: what it granted once is not granted again."""
    Role.objects.filter(code="rep").update(decided=["deal.read", "customer.merge"], grants={"deal.read": "own"})
    roles.ensure_defaults()
    grants = Role.objects.get(code="rep").grants
    assert "customer.merge" not in grants
    assert grants["lead.read"] == "own"


def test_roles_edited_before_decisions_were_noted_learn_them_from_the_audit_trail(cast: Cast) -> None:
    _edit(cast, {"deal.read": "all", "customer.merge": "own"})
    _edit(cast, {"deal.read": "all"})
    Role.objects.filter(code="rep").update(decided=["deal.read"])  # as accounts 0003 leaves it
    statement = importlib.import_module("yingdan.platform.migrations.0009_role_decided").FROM_TRAIL
    with connection.cursor() as cursor:
        cursor.execute(statement)
    decided = set(Role.objects.get(code="rep").decided or ())
    assert {"deal.read", "customer.merge", "lead.read"} <= decided  # `lead.read` was in the defaults
    assert Role.objects.get(code="hr").decided is None


def test_an_administrator_edits_what_a_role_may_do(cast: Cast) -> None:
    client = client_for(cast.admin)
    answer = client.put("/api/roles/rep", {"grants": {"member.read": "team"}, "version": 1})
    assert answer.status_code == 200, answer.content
    assert answer.json()["grants"] == {"member.read": "team"}
    assert answer.json()["users"] == 2
    assert actor_for(cast.xiaoli).scope("member.read") == Scope.team
    stale = client.put("/api/roles/rep", {"grants": {}, "version": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "version_conflict")


@pytest.mark.parametrize("grants", [{"deal.fly": "all"}, {"member.read": "everywhere"}, {"role.manage": "own"}])
def test_unknown_permissions_and_scopes_are_refused(cast: Cast, grants: dict[str, str]) -> None:
    assert client_for(cast.admin).put("/api/roles/rep", {"grants": grants, "version": 1}).status_code == 422


def test_the_administrator_role_cannot_be_cut(cast: Cast) -> None:
    answer = client_for(cast.admin).put("/api/roles/administrator", {"grants": {}, "version": 1})
    assert (answer.status_code, answer.json()["code"]) == (409, "role_fixed")


def test_grants_of_permissions_not_yet_known_survive_an_edit(cast: Cast) -> None:
    Role.objects.filter(code="rep").update(grants={"future.read": "own"})
    client_for(cast.admin).put("/api/roles/rep", {"grants": {"member.read": "all"}, "version": 1})
    assert Role.objects.get(code="rep").grants == {"future.read": "own", "member.read": "all"}
