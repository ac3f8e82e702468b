"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class PoolsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.pools"
    label = "pools"

    def ready(self) -> None:
        """Texts, permissions, resources, and what pools tell of records."""
        from yingdan.customers import types as customers
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec
        from yingdan.pools import jobs, permissions, texts, trail  # noqa: F401
        from yingdan.pools import ports as own
        from yingdan.pools.resources import ALL
        from yingdan.pools.services import duties, merge_parts

        for resource in ALL:
            spec.register(resource)
        for kind in ("customer", "lead"):
            spec.extend(kind, *own.FIELDS, columns=("pool_due_on",))
        ports.timeline.add("pool moves", own.TIMELINE)
        ports.duties.add("pool_party", duties.PARTIES)
        ports.duties.add("pool_seat", duties.SEATS)
        customers.contacted.add("pools", customers.Contacted(own.contacted))
        customers.merge_parts.add("pools", merge_parts.PART)
        customers.owner_changes.add("pools", customers.OwnerChanges(own.owners))
