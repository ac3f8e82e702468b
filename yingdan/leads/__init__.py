"""Leads and their sources."""
