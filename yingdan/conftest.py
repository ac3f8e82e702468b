"""The cast that all tests share: who is who in a small company, and how to act or send requests as one of them."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings

from yingdan.accounts import selectors as accounts
from yingdan.accounts.authenticator import COOKIE
from yingdan.accounts.models import Role, User, UserRole
from yingdan.accounts.services import roles, sessions
from yingdan.kernel.actor import Actor
from yingdan.kernel.tests.prepared import Prepared
from yingdan.org.models import Member, Team

# No example fails because the machine is slow. At a desk the examples are new ones each time and may find something;
# the gate (`--hypothesis-profile=gate`) tries the same ones every time, so that it fails for the commit it judges only.
_PATIENT: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "print_blob": True}
settings.register_profile("desk", **_PATIENT, derandomize=False)
settings.register_profile("gate", **_PATIENT, derandomize=True, database=None)
settings.load_profile("desk")

_number = count(1)


def make_team(name: str = "", *, parent: Team | None = None, **columns: Any) -> Team:
    """A team under `parent`; without one, a root."""
    number = next(_number)
    kind = columns.pop("kind", "team" if parent else "company")
    draft = str(10**9 + number)  # the path needs the id
    team = Team.objects.create(name=name or f"team {number}", parent=parent, kind=kind, path=draft, **columns)
    team.path = f"{parent.path}.{team.id}" if parent else str(team.id)
    team.save(update_fields=["path"])
    return team


def make_user(name: str, *role_codes: str, username: str = "") -> User:
    """A user with these roles, who cannot sign in by password (use `client_for`)."""
    user = User(username=username or f"user{next(_number)}", name=name)
    user.set_unusable_password()
    user.save()
    UserRole.objects.bulk_create(UserRole(user=user, role=role) for role in Role.objects.filter(code__in=role_codes))
    return user


def make_member(name: str, team: Team, *role_codes: str, username: str = "", **columns: Any) -> Member:
    """A member of a team with these roles."""
    user = make_user(name, *role_codes, username=username)
    return Member.objects.create(user=user, name=name, team=team, **{"started_on": date(2024, 1, 1), **columns})


def make_role(code: str, **grants: str) -> Role:
    """A role of its own for a test: make_role("reader", deal__read="own")."""
    written = {name.replace("__", "."): reach for name, reach in grants.items()}
    return Role.objects.create(code=code, zh=code, en=code, grants=written, position=99)


def actor_for(member: Member | User, **changes: Any) -> Actor:
    """The actor that a member (or a user outside the organisation) is at the edge."""
    user_id = member.id if isinstance(member, User) else member.user_id
    actor = accounts.actor_of_user(user_id)
    if actor is None:
        raise AssertionError(f"{member} may not sign in")
    return Actor(**{**{name: getattr(actor, name) for name in Actor.__dataclass_fields__}, **changes})


class ApiClient(Client):
    """Sends and reads JSON: `client.post("/api/deals", {...}).json()`; sends the header that writes need."""

    def post(  # type: ignore[override]
        self, path: str, data: Any = None, content_type: str = "application/json", **extra: Any
    ) -> Any:
        """A POST with a JSON body, `{}` when none is given."""
        return super().post(path, {} if data is None else data, content_type, **extra)

    def put(  # type: ignore[override]
        self, path: str, data: Any = None, content_type: str = "application/json", **extra: Any
    ) -> Any:
        """A PUT with a JSON body."""
        return super().put(path, {} if data is None else data, content_type, **extra)

    def patch(  # type: ignore[override]
        self, path: str, data: Any = None, content_type: str = "application/json", **extra: Any
    ) -> Any:
        """A PATCH with a JSON body."""
        return super().patch(path, {} if data is None else data, content_type, **extra)


def close(answer: Any) -> None:
    """Closes a file answer without closing the test's database connection, as the test client does with others."""
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)


def client_for(member: Member | User | None = None, *, channel: str = "web") -> ApiClient:
    """A client signed in as the member; with None, nobody is signed in."""
    client = ApiClient(headers={"x-requested-with": "yingdan"})
    if member is not None:
        user_id = member.id if isinstance(member, User) else member.user_id
        client.cookies[COOKIE] = sessions.open_for(user_id, channel=channel)
    return client


@dataclass(frozen=True)
class Cast:
    """A company with one region of two teams. 小李 owns, 张主管 supervises, 小王 must see nothing of it."""

    company: Team
    region: Team
    team: Team
    other_team: Team
    xiaoli: Member
    xiaowang: Member
    zhang: Member
    chen: Member
    liu: Member
    support: Member
    front_desk: Member
    inspector: Member
    finance: Member
    hr: Member
    admin: Member


def make_cast() -> Cast:
    """The cast, in the database of the test."""
    roles.ensure_defaults()
    company = make_team("公司")
    region = make_team("华东大区", parent=company, kind="region")
    team = make_team("一组", parent=region)
    other_team = make_team("二组", parent=region)
    chen = make_member("陈经理", region, "manager", username="chen")
    zhang = make_member("张主管", team, "supervisor", username="zhang", manager=chen)
    Team.objects.filter(id=region.id).update(manager=chen)
    Team.objects.filter(id=team.id).update(manager=zhang)
    return Cast(
        company=company,
        region=region,
        team=team,
        other_team=other_team,
        chen=chen,
        zhang=zhang,
        xiaoli=make_member("小李", team, "rep", username="xiaoli", manager=zhang),
        xiaowang=make_member("小王", other_team, "rep", username="xiaowang"),
        liu=make_member("刘总", company, "director", username="liu"),
        support=make_member("内勤小周", region, "sales_support", username="support"),
        front_desk=make_member("前台小赵", company, "front_desk", username="frontdesk"),
        inspector=make_member("督导老孙", company, "inspector", username="inspector"),
        finance=make_member("财务小钱", company, "finance", username="finance"),
        hr=make_member("人事小吴", company, "hr", username="hr"),
        admin=make_member("管理员", company, "administrator", username="admin"),
    )


@pytest.fixture(scope="session")
def prepared_cast(django_db_setup: None, django_db_blocker: Any) -> Prepared[Cast]:
    """The cast, made once."""
    with django_db_blocker.unblock():
        return Prepared(make_cast)


@pytest.fixture
def cast(prepared_cast: Prepared[Cast], db: None) -> Cast:
    """The cast, in the database of the test."""
    return prepared_cast.again()
