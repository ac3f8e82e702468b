"""Building an organisation in bulk; repeating changes nothing."""

from yingdan.accounts.models import User
from yingdan.conftest import Cast, actor_for
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member, Team
from yingdan.org.services import structure

SYSTEM = Actor.system("test")
REGION = ("Central", "Dustin Brinkmann's team")


def test_paths_are_made_once(cast: Cast) -> None:
    first = structure.ensure_paths(SYSTEM, [REGION, ("Central", "Other"), ("East",)], cast.company)
    again = structure.ensure_paths(SYSTEM, [REGION, ("Central", "Other"), ("East",)], cast.company)
    assert first == again
    assert list(Team.objects.filter(name="Central").values_list("kind", "parent")) == [("region", cast.company.id)]
    team = Team.objects.get(id=first[REGION])
    assert team.kind == "team"
    assert team.path == f"{cast.company.id}.{team.parent_id}.{team.id}"


def test_existing_teams_are_found_by_name_under_their_parent(cast: Cast) -> None:
    assert structure.ensure_path(SYSTEM, ["华东大区", "一组"], cast.company) == cast.team.id


def test_the_root_is_made_when_there_is_none(db: None) -> None:
    root = structure.root(SYSTEM, "公司")
    assert root.path == str(root.id)
    assert structure.root(SYSTEM, "别的名字") == root


def test_members_are_made_once_and_can_act(cast: Cast) -> None:
    people = [("Dustin Brinkmann", cast.team.id), ("小李", cast.team.id)]
    first = structure.ensure_members(SYSTEM, people, ["supervisor"], position="Manager")
    again = structure.ensure_members(SYSTEM, people, ["supervisor"], position="Manager")
    assert first == again
    assert first["小李", cast.team.id] == cast.xiaoli.id
    made = Member.objects.get(name="Dustin Brinkmann")
    assert made.user.username == "dustin.brinkmann"
    assert made.position == "Manager"
    assert actor_for(made).roles == {"supervisor"}


def test_user_names_are_free_and_readable(cast: Cast) -> None:
    User.objects.create(username="zhangsan", name="张三")
    wanted = [("张三", ""), ("张三", ""), ("Li Wei", ""), ("谁", "007"), ("！", "")]
    assert structure.usernames(wanted) == ["zhangsan2", "zhangsan3", "li.wei", "007", "member"]


def test_managers_are_set_for_many_teams(cast: Cast) -> None:
    structure.set_managers(SYSTEM, {cast.other_team.id: cast.xiaowang.id, cast.team.id: cast.zhang.id})
    assert Team.objects.get(id=cast.other_team.id).manager == cast.xiaowang
