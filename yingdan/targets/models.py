"""Targets and their cells."""
