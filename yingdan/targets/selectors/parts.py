"""The parts (products, customers, channels) that a target is split by."""

from collections.abc import Collection

from yingdan.targets.models import Part, Target, TeamSum


def of(target: Target) -> list[int]:
    """The ids of a target's parts; 0 alone when it is split by none."""
    found = TeamSum.objects.filter(target=target).values_list("part_id", flat=True).distinct()
    return sorted({part or 0 for part in found}) or [0]


def labels(parts: Collection[int]) -> dict[int, str]:
    """Names of parts by id: product, customer and channel, as far as a part has them."""
    rows = Part.objects.filter(id__in=parts).values_list("id", "product__name", "customer__name", "channel")
    return {part: " · ".join(filter(None, names)) for part, *names in rows}
