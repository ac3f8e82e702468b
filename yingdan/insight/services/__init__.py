"""Upkeep of insight's own sums."""
