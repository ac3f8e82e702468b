"""Who a request comes from."""

from yingdan.conftest import Cast, actor_for, client_for


def test_the_cast_has_its_places(cast: Cast) -> None:
    manager = actor_for(cast.chen)
    assert manager.member_id == cast.chen.id
    assert manager.team_ids == (cast.region.id,)
    assert set(manager.below_ids) == {cast.region.id, cast.team.id, cast.other_team.id}
    assert actor_for(cast.xiaoli).scope("member.read") == "all"
    assert actor_for(cast.admin).may("role.manage")
    assert client_for(cast.xiaoli).get("/api/nothing").status_code == 404
