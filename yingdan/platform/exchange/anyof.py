"""`filter(name__any_of=[…])`: one array parameter for ten thousand values, where `in` would send ten thousand."""

from typing import Any

from django.db.models import Field, ForeignKey, Lookup


@Field.register_lookup
@ForeignKey.register_lookup
class AnyOf(Lookup):  # type: ignore[type-arg,unused-ignore]
    """Compiles to `= any(array)`."""

    lookup_name = "any_of"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, Any]:
        """The list goes as one parameter."""
        return "%s", [list(value)]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """`column = any(array)`, the array cast to the column's type."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        field = getattr(self.lhs.output_field, "target_field", self.lhs.output_field)
        kind = "text" if field.get_internal_type() in ("CharField", "TextField") else field.rel_db_type(connection)
        return f"{left} = any({right}::{kind}[])", [*left_params, *right_params]
