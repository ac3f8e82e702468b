"""Arithmetic of insight, pure. See docs/algorithms/funnel.md and leaderboard.md."""
