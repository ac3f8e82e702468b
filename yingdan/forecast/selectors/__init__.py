"""Selectors of forecast."""
