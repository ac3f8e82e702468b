"""Reads visits, plans, types and settings, within reach."""
