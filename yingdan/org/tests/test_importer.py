"""Members from an import get a user each; repeating and undoing leave nothing behind."""

from yingdan.accounts.models import User
from yingdan.conftest import Cast, actor_for
from yingdan.org import importer
from yingdan.org.models import Member
from yingdan.org.resources import MEMBER
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.writing import Writer


def writer(cast: Cast) -> Writer:
    return Writer(MEMBER, actor_for(cast.admin), {field.name: field for field in MEMBER.fields})


def test_new_members_get_a_user_with_the_role_of_a_rep(cast: Cast) -> None:
    rows = [Row(line, {"name": f"新人{line}", "staff_no": f"N{line}", "team": cast.team.id}) for line in (1, 2)]
    ids = writer(cast).insert(rows)
    members = Member.objects.filter(id__in=ids).order_by("id")
    assert [member.user.username for member in members] == ["N1", "N2"]
    assert [member.user.has_usable_password() for member in members] == [False, False]
    assert all(actor_for(member).roles == {"rep"} for member in members)


def test_an_update_keeps_the_user_and_renames_it(cast: Cast) -> None:
    writer(cast).update([Row(1, {"name": "李小力"}, id=cast.xiaoli.id, status="update")])
    member = Member.objects.select_related("user").get(id=cast.xiaoli.id)
    assert (member.user_id, member.name, member.user.name) == (cast.xiaoli.user_id, "李小力", "李小力")


def test_an_undo_takes_the_users_away_too(cast: Cast) -> None:
    actor = actor_for(cast.admin)
    before = set(User.objects.values_list("id", flat=True))
    ids = writer(cast).insert([Row(1, {"name": "新人", "team": cast.team.id})])
    Member.objects.filter(id__in=ids).delete()
    importer.undone(actor, ids)
    assert set(User.objects.values_list("id", flat=True)) == before
