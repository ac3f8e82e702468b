"""Whether two records are the same customer or person: pure functions (see docs/algorithms/duplicates.md)."""
