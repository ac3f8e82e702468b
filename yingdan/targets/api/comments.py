"""What verbs on a target take: the version that the user has seen, and why."""

from typing import Annotated

from pydantic import StringConstraints

from yingdan.targets.api.schemas import Versioned

Comment = Annotated[str, StringConstraints(max_length=2000)]


class StepIn(Versioned):
    """The version that the user has seen, and why."""

    comment: Comment = ""
