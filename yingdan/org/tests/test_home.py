"""The team of rows that nobody owns."""

from yingdan.org.models import Team
from yingdan.org.services import home
from yingdan.platform.models import Company


def test_a_member_has_the_main_team_and_nobody_the_root(cast):
    assert home.team_for(cast.xiaoli.id) == cast.team.id
    assert home.team_for(None) == cast.company.id
    assert home.teams_for([cast.xiaoli.id, None, cast.xiaowang.id]) == {
        cast.xiaoli.id: cast.team.id, cast.xiaowang.id: cast.other_team.id, None: cast.company.id,
    }  # fmt: skip


def test_a_company_that_begins_gets_its_root(db):
    Company.objects.update_or_create(id=1, defaults={"name": "新光贸易"})
    made = home.root_id()
    assert Team.objects.values_list("id", "name", "kind").get() == (made, "新光贸易", "company")
    assert home.root_id() == made
