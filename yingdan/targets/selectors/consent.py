"""Who has confirmed the own target, who countered it, who is silent – as far as the actor may see."""

from collections import Counter
from dataclasses import dataclass

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org.models import Member
from yingdan.targets.models import Response, Target
from yingdan.targets.rules.consent import WAITING, Said, State, state
from yingdan.targets.selectors import lines, nodes
from yingdan.targets.selectors import tree as trees

OPEN = ("proposed", "approved", "published")
KINDS = ("confirm", "counter")


@dataclass(frozen=True, slots=True)
class Consent:
    """A line with what its person said last."""

    team: int
    member: int
    name: str
    months: list[int]
    state: State
    response: Response | None

    @property
    def amount(self) -> int:
        """The year."""
        return sum(self.months)


@dataclass(frozen=True, slots=True)
class Share:
    """A sub-team: how many of its people (all levels down) are in which state."""

    team: int
    name: str
    counts: Counter[State]


@dataclass(frozen=True, slots=True)
class Overview:
    """The lines below a team, and its direct sub-teams."""

    team: int
    people: list[Consent]
    shares: list[Share]
    teams: dict[int, str]

    @property
    def counts(self) -> Counter[State]:
        """All lines by state."""
        return Counter(one.state for one in self.people)


def said(response: Response | None) -> Said | None:
    """A stored response as the rules know it."""
    if response is None:
        return None
    return Said(response.kind, response.months, response.answer, response.settled)


def top_of(actor: Actor, target: Target, team: int | None, permission: str) -> trees.Tree:
    """The tree below a team of the target in reach: the one asked for, else the target's root or the own team."""
    for one in (target.team_id, *actor.team_ids) if team is None else (team,):
        if nodes.reaches_team(actor, permission, one):
            tree = trees.of_team(one)
            node = tree.nodes.get(one)
            if node is not None and str(target.team_id) in node.path.split("."):
                return tree
    raise NotFound


def overview(actor: Actor, target: Target, team: int | None = None, permission: str = "target.read") -> Overview:
    """Everybody below a team who carries something."""
    tree = top_of(actor, target, team, permission)
    top = next(iter(tree.nodes))
    within = [one for one in tree.nodes if nodes.reaches_team(actor, permission, one)]
    people = _lines(target, within, lines.latest(lines.chain(target), KINDS, within))
    direct = {one: set(tree.below(one)) for one in tree.children.get(top, ()) if one in within}
    shares = [
        Share(one, tree.nodes[one].name, Counter(line.state for line in people if line.team in below))
        for one, below in direct.items()
    ]
    names = {one.id: one.name for one in tree.nodes.values()}
    return Overview(top, people, [one for one in shares if one.counts], names)


def _lines(target: Target, teams: list[int], known: dict[lines.Line, Response]) -> list[Consent]:
    found = lines.months(target, teams)
    order = {team: n for n, team in enumerate(teams)}
    names = dict(Member.objects.filter(id__in={member for _, member in found}).values_list("id", "name"))
    return sorted(
        (
            Consent(team, member, names[member], months, state(said(known.get((team, member))), months),
                    known.get((team, member)))
            for (team, member), months in found.items() if any(months) or (team, member) in known
        ),
        key=lambda one: (one.state != "countered", order[one.team], one.name, one.member),
    )  # fmt: skip


def waiting(found: Overview) -> set[int]:
    """Members who have yet to say something."""
    return {one.member for one in found.people if one.state in WAITING}


def is_confirmed(response: Response, months: list[int]) -> bool:
    """Whether these very months were confirmed."""
    return state(said(response), months) == "confirmed"
