"""Selectors of remedies."""
