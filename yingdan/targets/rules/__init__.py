"""Arithmetic of targets: pure, exact, in whole smallest units. See docs/algorithms/target-decomposition.md."""
