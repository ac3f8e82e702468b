"""Selectors of risks."""
