"""What a recipe may ask to be there before its rows go in, such as a pipeline with certain stages: a port for apps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Registry
from yingdan.platform.exchange.errors import RecipeProblem
from yingdan.platform.exchange.types import Recipe

Wanted = Mapping[str, Any]
Made = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Setup:
    """`ensure` makes what is wanted unless it is there (raises `RecipeProblem` for what makes no sense) and returns the
    ids of what it made, by table; `labels` tells which choices there will be then: {(resource, field): labels};
    `remove` takes what was made away again when an import is undone (any `DatabaseError` leaves it as it is)."""

    ensure: Callable[[Actor, Wanted], Made]
    labels: Callable[[Wanted], dict[tuple[str, str], list[str]]]
    remove: Callable[[Made], None]


registry: Registry[Setup] = Registry(Setup)


def ensure(actor: Actor, recipe: Recipe) -> list[dict[str, Any]]:
    """Makes everything that the recipe asks for; what was not there before as `{kind, made}`, for the undo."""
    made = [{"kind": wanted["kind"], "made": _of(wanted).ensure(actor, wanted)} for wanted in recipe.setup]
    return [one for one in made if one["made"]]


def remove(one: Mapping[str, Any]) -> None:
    """Takes one of these away again."""
    _of(one).remove(one["made"])


def labels(recipe: Recipe) -> dict[tuple[str, str], list[str]]:
    """The choices that will be there."""
    found: dict[tuple[str, str], list[str]] = {}
    for wanted in recipe.setup:
        for field, more in _of(wanted).labels(wanted).items():
            found.setdefault(field, []).extend(more)
    return found


def _of(wanted: Wanted) -> Setup:
    setup = registry.get(str(wanted.get("kind")))
    if setup is None:
        raise RecipeProblem(detail=f"setup: {wanted.get('kind')!r}")
    return setup
