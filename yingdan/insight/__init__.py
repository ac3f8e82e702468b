"""Funnel, forecast, leaderboard, workbench."""
