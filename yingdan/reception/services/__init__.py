"""Writes of the reception desk."""
