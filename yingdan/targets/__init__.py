"""Targets, their decomposition and attainment."""
