"""PostgreSQL column types that Django lacks."""

from typing import Any

from django.db import models


class LtreeField(models.TextField):  # type: ignore[type-arg]
    """A path in a tree (`1.5.12`), searchable by subtree through PostgreSQL's ltree."""

    def db_type(self, connection: Any) -> str:
        """The column type."""
        return "ltree"


@LtreeField.register_lookup
class Within(models.Lookup):  # type: ignore[type-arg,unused-ignore]
    """`path__within="1.5"`: the node itself and everything below it."""

    lookup_name = "within"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Compiles to `<@`."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} <@ {right}::ltree", [*left_params, *right_params]
