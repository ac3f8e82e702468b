"""Selectors of playbooks."""
