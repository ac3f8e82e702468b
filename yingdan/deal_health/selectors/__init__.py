"""Selectors of health."""
