"""Writes the organisation of the demo company: users, roles, members, teams, products."""

from yingdan.accounts.models import Role
from yingdan.demo import words
from yingdan.demo.axis import DAY
from yingdan.demo.copying import copy_rows
from yingdan.demo.staff import Person, Staff
from yingdan.kernel.search import vector


def write(staff: Staff, password_hash: str) -> None:
    """All of it; ids are the numbers in `staff`."""
    _users(staff, password_hash)
    _teams(staff)
    _members(staff)
    _products(staff)


def _users(staff: Staff, password_hash: str) -> None:
    roles = dict(Role.objects.values_list("code", "id"))
    copy_rows(
        "accounts_user",
        "id, username, name, password, is_active, created_at",
        (
            (person.id, person.username, person.name, password_hash, person.until is None, staff.stamp_since(person))
            for person in staff.people
        ),
    )
    copy_rows("accounts_userrole", "user_id, role_id", ((person.id, roles[person.role]) for person in staff.people))


def _teams(staff: Staff) -> None:
    opened = staff.axis.texts[0]
    stamp = staff.axis.stamp(0)
    copy_rows(
        "org_team",
        "id, created_at, updated_at, name, kind, parent_id, path, position, manager_id, opened_on",
        (
            (
                node.id, stamp, stamp, node.name, node.kind, node.parent.id if node.parent else None, node.path,
                node.id,
                node.manager.id if node.manager else None, opened,
            )
            for node in staff.nodes
        ),
    )  # fmt: skip


def _members(staff: Staff) -> None:
    axis = staff.axis
    copy_rows(
        "org_member",
        "id, created_at, updated_at, user_id, name, staff_no, phone, position, team_id, manager_id, started_on,"
        " ended_on, search",
        (
            (
                person.id, staff.stamp_since(person), axis.stamp(axis.now), person.id, person.name,
                f"HD{person.id:05d}",
                _phone(person), person.position, person.team.id, person.manager.id if person.manager else None,
                axis.texts[person.since], axis.texts[person.until] if person.until is not None else None,
                vector([person.name, f"HD{person.id:05d}"], [_phone(person)]),
            )
            for person in staff.people
        ),
    )  # fmt: skip


def _phone(person: Person) -> str:
    return f"19901{person.id:06d}"


def _products(staff: Staff) -> None:
    stamp = staff.axis.stamp(9 * 60 + DAY)
    copy_rows(
        "catalog_product",
        "id, created_at, updated_at, code, name, series, unit, list_price, search",
        (
            (number + 1, stamp, stamp, code, name, series, unit, price, vector([name, code, series]))
            for number, (code, name, series, unit, price, _) in enumerate(words.PRODUCTS)
        ),
    )
