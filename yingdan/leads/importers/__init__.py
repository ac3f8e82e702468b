"""Rows of imports as leads and sources."""
