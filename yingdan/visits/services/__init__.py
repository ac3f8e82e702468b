"""Verbs of visits, plans and settings."""
