"""Typed plugs: a lower app names what it needs, higher apps register who provides it in `apps.py`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar

from yingdan.kernel import units
from yingdan.kernel.actor import Actor
from yingdan.kernel.tallied import Tallied

T = TypeVar("T")


class Registry(Generic[T]):
    """Providers of one port by name; registration happens at start-up and checks the type."""

    def __init__(self, kind: type[T]) -> None:
        self.kind = kind
        self._items: dict[str, T] = {}

    def add(self, name: str, item: T) -> None:
        """Registers a provider; TypeError when it is of another kind, ValueError when the name is taken."""
        if not isinstance(item, self.kind):
            raise TypeError(f"{name}: {type(item).__name__} is no {self.kind.__name__}")
        if name in self._items:
            raise ValueError(f"{name} is registered twice")
        self._items[name] = item

    def get(self, name: str) -> T | None:
        """The provider of this name."""
        return self._items.get(name)

    def items(self) -> Iterable[tuple[str, T]]:
        """All providers with their names, in the order of registration."""
        return self._items.items()


@dataclass(frozen=True, slots=True)
class Membership:
    """What the organisation knows of a user: the person's place in it."""

    member_id: int
    team_ids: tuple[int, ...]
    below_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MembershipLookup:
    """Finds the membership of a user id; None when the user is no member (or has left)."""

    find: Callable[[int], Membership | None]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom notifications reach outside the product: the telephone that group chats know, the own team and all above."""

    phone: str
    team_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RecipientLookup:
    """Finds recipients by user id; users who are no present members are left out."""

    find: Callable[[list[int]], dict[int, Recipient]]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened to a record, ready for the timeline."""

    at: datetime
    key: str
    kind: str
    actor: str
    verb: str
    params: dict[str, Any]


class _Timeline(Protocol):
    def __call__(
        self, *, actor: Actor, resource: str, object_id: int, before: datetime | None, limit: int
    ) -> list[TimelineEntry]: ...


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """Adds entries (newest first, older than `before`) to the timelines of the `resources` it names."""

    resources: frozenset[str]
    entries: _Timeline


class _Totals(Protocol):
    def __call__(
        self,
        *,
        start: date,
        end: date,
        owner: int | None,
        teams: list[int] | None,
        by: list[str],
        inside: int | None = None,
    ) -> list[tuple[Any, ...]]: ...


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure that targets, attainment and leaderboards use, in whole smallest units of `unit` (`kernel.units`).

    `totals` groups what happened from `start` to `end` by `by` (owner_id, team_id, day, month; person = the owner
    within the team `inside`, null elsewhere) and returns rows (*by, count, value). `drill(start, end)` names the
    resource and the rules of a condition that open the very records; its fields `owner` and `team` narrow them.

    `definition` says in words what is counted, `resource` and `date_field` where it is recorded. `less_is_better`
    turns the direction. What is `additive` can be split and summed; a rate cannot, it is `parts` = (numerator,
    denominator), codes of two metrics that are. `stamp` changes with every change of the records. `tally` is where it
    is kept, and its column there. `settled` tells the last day whose figures stand: what is later may still come in.
    """

    code: str
    label: tuple[str, str]
    unit: str
    totals: _Totals
    drill: Callable[[date, date], tuple[str, list[dict[str, Any]]]]
    definition: tuple[str, str]
    resource: str
    date_field: str
    less_is_better: bool = False
    additive: bool = True
    parts: tuple[str, str] | None = None
    stamp: Callable[[], int | None] | None = None
    tally: tuple[Tallied, str] | None = None
    settled: Callable[[], date] | None = None

    def __post_init__(self) -> None:
        """A unit that exists; rates name what they are made of."""
        units.of(self.unit)
        if self.parts and self.additive:
            raise ValueError(f"{self.code}: a rate is not additive")


@dataclass(frozen=True, slots=True)
class MetricSource:
    """Metrics that people define themselves: `find(code)` one of them, `listing()` all that are in use."""

    find: Callable[[str], Metric | None]
    listing: Callable[[], list[Metric]]


@dataclass(frozen=True, slots=True)
class OpenRow:
    """An open row that somebody owns, with what rules of sharing out ask of it.

    `follows` is (kind, id) of another row that it goes along with when that one is handed over too.
    """

    id: int
    title: str
    hint: str = ""
    territory_id: int | None = None
    grade: str = ""
    amount: Decimal = Decimal(0)
    last_contact: datetime | None = None
    planned: bool = False
    follows: tuple[str, int] | None = None


Kept = dict[str, Any]  # what brings a row back, as JSON


@dataclass(frozen=True, slots=True)
class Sharing:
    """Lets somebody else work on rows for a while without owning them: `share(actor, giver, {id: member}, until)` gives
    by id what `unshare(actor, {id: kept})` takes back; that gives the ids that are as they were before."""

    share: Callable[[Actor, int, Mapping[int, int], date], dict[int, Kept]]
    unshare: Callable[[Actor, Mapping[int, Kept]], set[int]]


@dataclass(frozen=True, slots=True)
class Transfer:
    """How rows of a kind change hands in sets, with a handful of statements however many they are.

    `rows(member)` is everything open; `seen(actor, ids)` which of them the actor may read. `move(actor, giver,
    {id: successor})` gives by id what `give_back(actor, {id: kept})` needs; rows that the giver no longer owns stay.
    `give_back` gives the ids that went back; rows changed since stay. `owned(members)` counts by owner;
    `contacts(actor, ids)` is whom to tell that somebody else cares now, in words, as far as the actor may read it.
    """

    rows: Callable[[int], list[OpenRow]]
    seen: Callable[[Actor, list[int]], set[int]]
    move: Callable[[Actor, int, Mapping[int, int]], dict[int, Kept]]
    give_back: Callable[[Actor, Mapping[int, Kept]], set[int]]
    owned: Callable[[list[int]], dict[int, int]]
    sharing: Sharing | None = None
    contacts: Callable[[Actor, list[int]], dict[int, str]] | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """Open rows of a kind that somebody owns and that need a new owner when the person leaves.

    `count(member)` says how many; `give(actor, member, successor)` passes them on and returns how many it were;
    `transfer` does so row by row, to several. `last`: rows that go along with those of other kinds come after them.
    """

    label: tuple[str, str]
    count: Callable[[int], int]
    give: Callable[[Actor, int, int], int]
    transfer: Transfer | None = None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """One thing that hangs on a person: what it is called, what is said of it, and the page where it is settled."""

    title: str
    path: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """Ends what hangs on somebody who leaves: `end(actor, member, heir)` passes it on to the heir (None: to nobody) and
    gives what `restore(actor, member, kept)` brings back, as far as its place is still free."""

    end: Callable[[Actor, int, int | None], list[Kept]]
    restore: Callable[[Actor, int, list[Kept]], int]


@dataclass(frozen=True, slots=True)
class Duty:
    """What hangs on a person beside the rows that are owned: places on rotas, membership of pools, targets.

    `holds(member)` lists it. Without `release` somebody has to decide: a handover shows it and leads there.
    """

    label: tuple[str, str]
    holds: Callable[[int], list[Hold]]
    release: Release | None = None


@dataclass(frozen=True, slots=True)
class DoctorCheck:
    """A consistency check of stored summaries: returns the list of problems in words, empty when all is well.

    `repair` computes the summaries anew; `yingdan doctor --repair` calls it when there are problems.
    """

    run: Callable[[], list[str]]
    repair: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class HideableField:
    """A field that a role may be kept from seeing; `maskable` ones may also be shown by their ends only."""

    name: str
    label: tuple[str, str]
    maskable: bool


@dataclass(frozen=True, slots=True)
class HideableFields:
    """The fields of a resource that can be hidden, and the permission by which its records are read."""

    resource: str
    label: tuple[str, str]
    permission: str
    fields: tuple[HideableField, ...]


@dataclass(frozen=True, slots=True)
class FieldCatalogue:
    """Knows all resources: `listing()` what can be hidden, `permission(resource)` what reading its records takes."""

    listing: Callable[[], list[HideableFields]]
    permission: Callable[[str], str]


membership: Registry[MembershipLookup] = Registry(MembershipLookup)
recipients: Registry[RecipientLookup] = Registry(RecipientLookup)
fields: Registry[FieldCatalogue] = Registry(FieldCatalogue)
timeline: Registry[TimelineSource] = Registry(TimelineSource)
metrics: Registry[Metric] = Registry(Metric)
metric_sources: Registry[MetricSource] = Registry(MetricSource)
handover: Registry[Handover] = Registry(Handover)
duties: Registry[Duty] = Registry(Duty)
doctor: Registry[DoctorCheck] = Registry(DoctorCheck)
