"""Selectors of tasks."""
