"""`team_id__among=[…]`: a list as one parameter, where `__in` takes one for each element (a region has hundreds)."""

from typing import Any

from django.db.models import ForeignKey, IntegerField, Lookup


@ForeignKey.register_lookup
@IntegerField.register_lookup
class Among(Lookup):
    """Compiles to `= ANY(array)`, which PostgreSQL plans just as `IN (…)`. For lists of ids, not for subqueries."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, Any]:
        """The whole list is the one parameter, as PostgreSQL writes arrays: quicker than adapting each element."""
        return "%s::bigint[]", ["{" + ",".join(str(int(one)) for one in value) + "}"]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """SQL and parameters."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", [*left_params, *right_params]
