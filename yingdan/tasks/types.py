"""What higher apps provide to tasks, and the words that tasks are described in."""

from collections.abc import Callable
from dataclasses import dataclass

from yingdan.kernel.ports import Registry
from yingdan.platform.resources.spec import Choice


@dataclass(frozen=True, slots=True)
class SubjectTeam:
    """Who works on a record beside its owner. `roles()` are the roles that a template may name, `members(record_id)`
    gives one member by role. Registered under the name of the resource."""

    roles: Callable[[], list[Choice]]
    members: Callable[[int], dict[str, int]]


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that a task is about, with what is kept of it."""

    resource: str
    id: int
    title: str
    customer_id: int | None = None
    owner_id: int | None = None


CUSTOMER = "customer"  # the resource behind whose page all tasks of its deals are shown
NEVER = frozenset({"task", "member", "team"})  # what nobody has to do something "about"
teams: Registry[SubjectTeam] = Registry(SubjectTeam)

STATUSES = (
    Choice("todo", ("待办", "To do"), "blue"),
    Choice("doing", ("进行中", "In progress"), "gold"),
    Choice("blocked", ("受阻", "Blocked"), "red"),
    Choice("done", ("已完成", "Done"), "green"),
    Choice("cancelled", ("已取消", "Cancelled"), "default"),
)
PRIORITIES = (
    Choice("high", ("高", "High"), "red"),
    Choice("normal", ("普通", "Normal"), "blue"),
    Choice("low", ("低", "Low"), "default"),
)
ASSIGNEES = (
    Choice("owner", ("负责人", "Owner")),
    Choice("superior", ("负责人的上级", "Owner's superior")),
    Choice("member", ("指定成员", "A member")),
    Choice("role", ("团队角色", "A role in the team")),
)
