"""The lookup for lists of ids."""

import pytest

from yingdan.org.models import Member, Team


@pytest.mark.usefixtures("db")
def test_a_list_is_one_parameter_whatever_its_length(cast):
    teams = [cast.team.id, cast.other_team.id, 10**12]
    rows = Member.objects.filter(team_id__among=teams)
    assert set(rows) == set(Member.objects.filter(team_id__in=teams)) != set()
    assert rows.query.sql_with_params()[1] == ("{" + ",".join(map(str, teams)) + "}",)


@pytest.mark.usefixtures("db")
def test_through_a_reference_and_negated(cast):
    assert list(Member.objects.filter(team__parent_id__among=(cast.region.id,), id=cast.xiaoli.id)) == [cast.xiaoli]
    assert cast.team not in Team.objects.exclude(id__among=[cast.team.id])


@pytest.mark.usefixtures("db")
def test_nothing_is_among_nothing(cast):
    assert not Member.objects.filter(team_id__among=[]).exists()
